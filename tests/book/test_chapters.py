"""Les carnets de référence, les nombres du document et les pages construites."""

import json
import re
from html import unescape
from pathlib import Path

import nbformat
import pytest

from web.notebooks.chapters import chapters, read
from web.notebooks.references import outputs_of, reference
from web.repository import BOOK

PRINTED = json.loads(
    (Path(__file__).parent / "printed_outputs.json").read_text("utf-8")
)
SITE = BOOK.parent / "_build" / "html" / "book"


def in_notebook(name):
    """Tout ce qu’imprime le carnet de référence d’un chapitre."""
    notebook = nbformat.read(BOOK / f"{name}.ipynb", 4)
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    return "\n".join(
        o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs
    )


def in_page(name):
    """Le texte d’une page construite, sans ses balises."""
    html = (SITE / f"{name}.html").read_text("utf-8")
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_the_reference_notebook_has_the_text_of_its_chapter(chapter):
    """Toutes les cellules, texte compris ; les nombres des phrases sont les siens."""
    path = chapter.with_suffix(".ipynb")
    assert path.exists(), "carnet absent : lancez make references"
    stored = nbformat.read(path, 4)
    expected = reference(chapter, outputs_of(stored))
    assert written(stored) == written(expected), (
        f"{path.name} ne suit plus {chapter.name} : lancez make references"
    )


def written(notebook):
    return [(cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells]


def figures(path):
    """Ce que les cellules d’un chapitre disent de leurs figures."""
    cells = read(path).cells
    return [cell.metadata["mystnb"] for cell in cells if "mystnb" in cell.metadata]


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_each_figure_has_a_name_a_caption_and_a_text_alternative(chapter):
    for described in figures(chapter):
        assert described["figure"]["name"].startswith("fig-")
        assert len(described["figure"]["caption"]) > 20
        assert len(described["image"]["alt"]) > 40


def test_the_figures_of_the_document_are_all_there_in_its_order():
    errata = (BOOK / "annexes" / "errata.md").read_text("utf-8")
    listed = re.findall(r"^\| .* \| \{numref\}`(fig-[\w-]+)` \|$", errata, re.MULTILINE)
    drawn = [f["figure"]["name"] for path in chapters() for f in figures(path)]
    assert len(listed) == 13
    assert [name for name in drawn if name in listed] == listed


@pytest.mark.parametrize("read", [in_notebook, in_page])
def test_section_1_1(read):
    printed = PRINTED["section_1_1"]
    line = f"Poids : {printed['w']}, biais : {printed['b']}"
    assert line in read("1-perceptron")


@pytest.mark.parametrize("read", [in_notebook, in_page])
def test_section_3_4(read):
    printed, text = PRINTED["section_3_4"], read("4-epoques-et-lots")
    for epoch, loss in printed["losses"].items():
        assert f"Époque {epoch:>4}, perte : {loss}\n" in text
    assert f"Poids : {printed['w']}, biais : {printed['b']}\n" in text


@pytest.mark.parametrize("read", [in_notebook, in_page])
def test_section_4_1_2(read):
    numbers = PRINTED["section_4_1_2"]["softmax"].strip("[]").split()
    assert f"array([{', '.join(numbers)}])" in read("5-mnist")


@pytest.mark.parametrize("read", [in_notebook, in_page])
def test_section_4_1_5(read):
    printed, text = PRINTED["section_4_1_5"], read("5-mnist")
    losses = printed["average_loss_by_epoch"]
    for epoch, loss in enumerate(losses, start=1):
        assert f"Époque {epoch:2d}/20, perte moyenne : {loss}\n" in text
    accuracy = printed["test_accuracy"]
    assert f"Exactitude sur le test : {accuracy}\n" in text
