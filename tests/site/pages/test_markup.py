"""Comment nos pages écrivent les images, les solutions et les mots du glossaire."""

import re

import pytest
from sphinx.errors import ExtensionError

from tests.site.conftest import chapter
from web.pages import markup

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'
EXERCISE = """# Page

:::{exercise} Un titre
:label: ex-un
Combien ?
:::

:::{solution} ex-un
Deux.
:::
"""


def test_the_first_use_of_a_word_leads_to_the_glossary(build):
    site, _ = build("# Les réseaux\n\nUn `réseau`. Deux réseaux. Trois réseaux.\n")
    page = chapter(site)
    assert page.count(">réseaux</span></a>") == 1
    assert re.search(r'Deux <a [^>]*href="annexes/glossaire.html#term-reseau"', page)


def test_an_image_has_its_place_its_width_and_its_side(build, tmp_path):
    (tmp_path / "livre" / "book").mkdir(parents=True)
    (tmp_path / "livre" / "book" / "carre.svg").write_text(SQUARE)
    site, warnings = build(
        "# Page\n\n:::{image} carre.svg\n:alt: Un carré.\n:width: 50%\n:align: right\n:::\n"
    )
    assert "1-un.md" not in warnings
    image = re.search(r"<img[^>]*>", chapter(site))[0]
    assert 'width="40" height="20"' in image
    assert 'style="width: 50%"' in image
    assert 'class="align-right"' in image


@pytest.mark.parametrize("image", ["absente.png", "https://exemple.fr/a.png"])
def test_an_image_that_is_not_in_the_book_is_a_warning_that_says_where(build, image):
    site, warnings = build(f"# Page\n\nTexte.\n\n![Une image.]({image})\n")
    (said,) = re.findall(
        r"1-un.md:5: WARNING: image absente ou distante : (\S+?)\x1b", warnings
    )
    assert said.endswith(image)
    assert "<img" not in chapter(site)


def test_a_solution_is_folded_under_a_french_title(build):
    site, _ = build(EXERCISE)
    assert "<summary>Solution de l’exercice 1 (Un titre)</summary>" in chapter(site)


def test_a_solution_whose_title_has_changed_stops_the_build(build, monkeypatch):
    monkeypatch.setattr(markup, "LITERAL", "Corrigé de Exercice")
    with pytest.raises(ExtensionError, match="sphinx-exercise a changé"):
        build(EXERCISE)
