"""Ce qu’impriment les chapitres tient sur un téléphone, et rien n’éteint nbval."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.book.tolerance import tolerance_of
from web.notebooks.chapters import chapters, read

WIDTH = 44
HIDDEN = {"remove-output", "remove-cell", "hide-output", "hide-cell"}
RICHER = {"text/html", "text/markdown", "text/latex", "image/svg+xml"}
SWITCH = re.compile(
    r"nbval[-_]|PYTEST_VALIDATE_IGNORE_OUTPUT|raises-exception", re.IGNORECASE
)


def shown(output):
    """Le texte d’une sortie, quand c’est lui que la page montre."""
    data = output.get("data", {})
    text = output.get("text") or data.get("text/plain", "")
    hidden = output.get("name") == "stderr" or "scrapbook" in output.get("metadata", {})
    drawn = RICHER & data.keys() or text.startswith("<BookFigure")
    return "" if hidden or drawn else text


def too_wide(notebook):
    """Les lignes plus larges qu’un téléphone, dont la cellule ne dit pas la raison."""
    return [
        line
        for cell in notebook.cells
        if not HIDDEN & {*cell.metadata.get("tags", [])}
        and not cell.metadata.get("wide_output")
        for output in cell.get("outputs", [])
        for line in shown(output).splitlines()
        if len(line) > WIDTH
    ]


def switches(notebook):
    """Ce qui, dans une étiquette ou un commentaire, dispenserait nbval de comparer."""
    words = [tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])]
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    words += [comment for source in code for comment in re.findall("#.*", source)]
    return [word for word in words if SWITCH.search(word)]


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_no_printed_line_is_wider_than_a_phone(chapter):
    assert too_wide(nbformat.read(chapter.with_suffix(".ipynb"), 4)) == []


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_each_cell_is_compared_and_has_one_tolerance_at_most(chapter):
    notebook = read(chapter)
    assert switches(notebook) == []
    for cell in notebook.cells:
        tolerance_of(cell.metadata.get("tags", []))


def cell(text="", source="", **metadata):
    outputs = [new_output("stream", text=text)] if text else []
    return new_code_cell(source, outputs=outputs, metadata=metadata)


LONG = "a" * 45


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (cell("a" * 44), []),
        (cell(f"court\n{LONG}\n"), [LONG]),
        (cell(LONG, wide_output="un tableau de dix colonnes"), []),
        (cell(LONG, wide_output=""), [LONG]),
        (cell(LONG, tags=["remove-output"]), []),
        (cell(LONG, tags=["hide-input"]), [LONG]),
    ],
)
def test_a_wide_line_is_seen_unless_its_cell_says_why(printed, found):
    assert too_wide(new_notebook(cells=[printed])) == found


@pytest.mark.parametrize(
    "silenced",
    [
        cell(source="print(1)  # NBVAL_IGNORE_OUTPUT"),
        cell(source="#nbval_skip\nprint(1)"),
        cell(source="# PYTEST_VALIDATE_IGNORE_OUTPUT"),
        cell(source="# NBVAL_RAISES_EXCEPTION"),
        cell(tags=["nbval-skip"]),
        cell(tags=["hide-input", "nbval-ignore-output"]),
        cell(tags=["raises-exception"]),
    ],
)
def test_what_switches_nbval_off_is_seen(silenced):
    assert switches(new_notebook(cells=[silenced]))
