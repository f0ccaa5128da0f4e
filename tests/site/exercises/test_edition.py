"""L’édition des élèves ne garde rien d’une solution ; le corrigé, lui, a tout."""

import pytest
from sphinx.errors import ConfigError

from tests.site import little_book
from tests.site.exercises.files import everything
from web.exercises.edition import outside
from web.python.runtime import RUNTIME
from web.repository import ROOT

CHAPTER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Un

:::{exercise} Le double
:label: ex-double
:level: 1

Écrivez `double`.
:::

```{code-cell} ipython3
:tags: [start]

def double(x):
    ...
```

```{code-cell} ipython3
:tags: [check, remove-cell]

@check
def check_double(double):
    expect(double(3), 6, "double(3)")
```

:::{hints} ex-double
- Deux fois.
- Une somme.
:::

:::{attempt} ex-double
:says: carré
def double(x):
    return x * x * 43218765
:::

:::{solution-start} ex-double
:::

La phrase du corrigé.

```{code-cell} ipython3
def double(x):
    return x + x + 56781234
```

:::{solution-end}
:::

La suite du chapitre.
"""
SECRETS = ("La phrase du corrigé", "56781234", "Solution de l’exercice")


@pytest.fixture
def edition(tmp_path, monkeypatch, sphinx):
    """Construit le petit livre, Python compris : {fichier: texte}."""

    def edition(solutions):
        monkeypatch.setenv("GITHUB_REPOSITORY", "exemple/livre")
        monkeypatch.setenv("SOLUTIONS", solutions)
        source = little_book.write(tmp_path / "livre", CHAPTER)
        python = source / RUNTIME
        python.parent.mkdir(parents=True, exist_ok=True)
        if not python.exists():
            python.symlink_to(ROOT / RUNTIME)
        warnings = sphinx(source, little_book.CONFIG)
        assert "1-un" not in warnings
        return dict(everything(tmp_path / "html"))

    return edition


def test_no_solution_leaks_into_the_edition_of_the_students(edition):
    files = edition("non")
    assert any(name.endswith("1-un.json") for name in files)
    assert [n for n, text in files.items() if any(s in text for s in SECRETS)] == []
    notebook = files["1-un.ipynb"]
    assert "check_double()" in notebook and "Deux fois." in notebook
    assert "La suite du chapitre." in notebook
    assert "expect(double(3), 6" in files["1-un.json"]
    assert "mybinder" not in files["1-un.html"]
    files = edition("oui")
    where = [n for n, text in files.items() if all(s in text for s in SECRETS[:2])]
    assert {"1-un.html", "1-un.ipynb", "passages.json"} <= set(where)
    assert "56781234" in files["1-un.json"] and "mybinder" in files["1-un.html"]
    assert [n for n, text in files.items() if "43218765" in text] == []


def test_another_word_than_yes_or_no_stops_the_build(edition):
    with pytest.raises(ConfigError, match="oui ou non est attendu, peut-être"):
        edition("peut-être")


@pytest.mark.parametrize(
    ("text", "solving", "expected"),
    [
        ("a\n\n:::{solution-start} x\n:::\n\nb", False, ("a\n", True)),
        ("b\n\n:::{solution-end}\n:::\n\nc", True, ("\nc", False)),
        (
            "a\n\n:::{solution-start} x\n:::\n\nb\n\n:::{solution-end}\n:::\n\nc",
            False,
            ("a\n\n\nc", False),
        ),
        ("a", False, ("a", False)),
        ("a", True, ("", True)),
    ],
)
def test_what_is_outside_the_solutions_is_kept(text, solving, expected):
    assert outside(text, solving) == expected
