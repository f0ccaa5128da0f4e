"""Le texte des carnets : ses liens, ses exercices, ce qui s’y replie."""

import nbformat
import pytest

from tests.site.notebooks.notebooks import texts

LINKS = """# Un

(ici)=
## Titre

Deux {doc}`mots <annexes/glossaire>`, {doc}`annexes/glossaire`,
[un lien](annexes/glossaire.md#terme), [là](https://exemple.fr/a.md), {ref}`ici`.

:::{admonition} À savoir
:class: tip
Du texte.
:::
"""
EXERCISE = """# Un

:::{exercise} Trouver
:label: ex-a

Cherchez.
:::

:::{solution-start} ex-a
:::

Voici.

:::{solution-end}
:::
"""


@pytest.fixture
def carnet(build, monkeypatch):
    def carnet(text, repository=""):
        monkeypatch.setenv("GITHUB_REPOSITORY", repository)
        site, warnings = build(text)
        notebook = nbformat.read(site / "carnets" / "1-un.ipynb", 4)
        nbformat.validate(notebook)
        return texts(notebook), warnings

    return carnet


def test_links_lead_to_the_site_when_its_address_is_known(carnet, monkeypatch):
    (text,), _ = carnet(LINKS, "ada/cours")
    page = "https://ada.github.io/cours/book/annexes/glossaire.html"
    assert f"Deux [mots]({page}), [Glossaire]({page})," in text
    assert f"[un lien]({page}#terme), [là](https://exemple.fr/a.md)" in text
    assert "[Titre](https://ada.github.io/cours/book/1-un.html#ici)." in text


def test_links_are_plain_text_when_it_is_not(carnet):
    (text,), _ = carnet(LINKS)
    assert (
        "Deux mots, Glossaire,\nun lien, [là](https://exemple.fr/a.md), Titre." in text
    )
    assert text.endswith("> **À savoir**\n> \n> Du texte.")
    assert "(ici)=" not in text


def test_a_solution_without_code_is_folded_in_its_cell(carnet):
    (_, exercise, solution), _ = carnet(EXERCISE)
    assert exercise == "### Exercice 1 (Trouver)\n\nCherchez."
    assert solution == (
        "<details>\n<summary>Solution de l’exercice 1</summary>\n\nVoici.\n\n</details>"
    )


def test_a_role_that_no_notebook_has_is_said(carnet):
    _, warnings = carnet("# Un\n\nH{sub}`2`O\n")
    assert "book/1-un : un carnet n’a pas de rôle « sub »" in warnings
