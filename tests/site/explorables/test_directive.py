"""La directive ``explorable`` : ce qu’elle refuse, ce qu’en gardent les carnets."""

import json
import re

import nbformat
import pytest

from web.notebooks.chapters import chapters
from web.repository import BOOK

KNOWN = (
    "Il y a batches, chain, descent, digit, folding, hinges, landscape, momentum, "
    "perceptron, shift, signal, softmax."
)
CONFIG = {
    "extensions": ["myst_nb", "web.explorables"],
    "exclude_patterns": ["html", "doctrees", "jupyter_execute"],
    "nb_execution_mode": "off",
    "myst_enable_extensions": ["colon_fence"],
}


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("descent", [":name: fig-a"], "il manque « :fallback: »"),
        ("descent", [":fallback: fig-b"], "il manque « :name: »"),
        *(
            (
                name,
                [":name: fig-a", ":fallback: fig-b"],
                f"explorable {name} : cette figure n’existe pas. " + KNOWN,
            )
            for name in ("chute", "math")
        ),
        (
            "descent",
            [":name: fig-a", ":fallback: fig-b"],
            'le chapitre n’exporte pas glue("descent", JSON(…))',
        ),
    ],
)
def test_what_is_missing_is_said(tmp_path, sphinx, name, options, expected):
    lines = ["# Page", "", f":::{{explorable}} {name}", *options, "Une légende.", ":::"]
    (tmp_path / "index.md").write_text("\n".join(lines), "utf-8")
    assert expected in sphinx(tmp_path, CONFIG)


def test_the_notebooks_keep_the_caption_only():
    placed = [path for path in chapters() if "{explorable}" in path.read_text("utf-8")]
    assert len(placed) == 9
    for chapter in placed:
        notebook = (BOOK / f"{chapter.stem}.ipynb").read_text("utf-8")
        assert "{explorable}" not in notebook
        assert "À manipuler dans la page du livre" in notebook


def notebook(title, data, end):
    """Un carnet déjà exécuté, qui exporte ``data`` pour un chiffre à dessiner."""
    output = nbformat.v4.new_output(
        "display_data",
        data={"application/json": data, "text/plain": "JSON"},
        metadata={"scrapbook": {"name": "digit", "mime_prefix": ""}},
    )
    code = nbformat.v4.new_code_cell(outputs=[output])
    before, after = map(nbformat.v4.new_markdown_cell, (title, end))
    return nbformat.v4.new_notebook(cells=[before, code, after])


FIGURE = """\
:::{explorable} digit
:name: fig-a
:fallback: fig-b
:also: deux
Une légende.
:::
"""


def test_another_chapter_gives_data_on_demand(tmp_path, sphinx):
    one = notebook("# Un", {"layers": [1]}, FIGURE)
    two = notebook("# Deux", {"layers": [2]}, "Fin.")
    nbformat.write(one, tmp_path / "index.ipynb")
    nbformat.write(two, tmp_path / "deux.ipynb")
    sphinx(tmp_path, CONFIG)
    page = (tmp_path / "html" / "index.html").read_text()
    addresses = dict(re.findall(r'data-(source|also)="([^"]+)"', page))
    for key, expected in {"source": 1, "also": 2}.items():
        data = json.loads((tmp_path / "html" / addresses[key]).read_text())
        assert data == {"layers": [expected]}
