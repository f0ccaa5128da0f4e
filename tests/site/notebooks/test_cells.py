"""Les cellules de code : ce qui est plié, ce qui est retiré, ce qui reste."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from web.notebooks.cells import drop_plumbing, fold, show_figure, without_glue


def cell(source, *tags):
    return new_code_cell(source, metadata={"tags": list(tags)})


def kept(*cells):
    notebook = new_notebook(cells=list(cells))
    drop_plumbing(notebook)
    return [cell.source for cell in notebook.cells]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('from myst_nb import glue\n\nx = 1\nglue("x", x)', "x = 1"),
        ('glue(\n    "x",\n    x,\n)\ny = 2  # deux', "y = 2  # deux"),
        ("for k in names:\n    glue(k, 1)\nz = 3", "z = 3"),
        ("for k in names:\n    a = k\n    glue(k, a)", "for k in names:\n    a = k"),
    ],
)
def test_what_gives_numbers_to_the_prose_is_removed(code, expected):
    assert without_glue(code) == expected


@pytest.mark.parametrize(
    ("hidden", "visible"),
    [
        ("x = 1", "print(x)"),
        ("import os", "os.getcwd()"),
        ("import os.path", "os.getcwd()"),
        ("def x():\n    pass", "x()"),
        ("x[0] = 1", "print(x)"),
        ("generator.random()", "generator.random()"),
    ],
)
def test_a_hidden_cell_on_which_another_depends_is_kept(hidden, visible):
    assert kept(cell(hidden, "remove-cell"), cell(visible)) == [hidden, visible]


@pytest.mark.parametrize(
    ("hidden", "visible"),
    [
        ("x = 1", "print(y)"),
        ("assert x", "print(x)"),
        ("import numpy as np\nnp.mean(x)", "print(x)"),
        ("x = 1", "'x'"),
    ],
)
def test_a_hidden_cell_on_which_nothing_depends_is_gone(hidden, visible):
    assert kept(cell(hidden, "remove-cell"), cell(visible)) == [visible]


def test_what_a_kept_hidden_cell_needs_is_kept_too():
    chain = [cell("x = 1", "remove-cell"), cell("y = x", "remove-cell"), cell("y")]
    assert kept(*chain) == ["x = 1", "y = x", "y"]


def test_what_the_page_folds_is_folded():
    tags = ["hide-input", "remove-input", "hide-output", "remove-cell", "autre"]
    cells = [cell("1", tag) for tag in tags]
    solution = [
        new_markdown_cell(":::{solution-start} ex-a\n:::\nVoici."),
        new_code_cell("2"),
        new_markdown_cell(":::{solution-end}\n:::"),
        new_code_cell("3"),
    ]
    notebook = new_notebook(cells=cells + solution)
    fold(notebook)
    folded = [cell.metadata.get("jupyter", {}) for cell in notebook.cells]
    source, outputs = {"source_hidden": True}, {"outputs_hidden": True}
    assert folded == [
        *(source, source, outputs, source | outputs, {}),
        *({}, source, {}, {}),
    ]


def test_a_figure_is_an_image_that_says_what_it_shows():
    data = {"image/svg+xml": "<svg/>", "text/plain": "<Figure>"}
    image = {"alt": "Une droite\u00a0: « y » < 2"}
    drawn = new_code_cell(
        "dessin",
        metadata={"mystnb": {"image": image}},
        outputs=[new_output("execute_result", data)],
    )
    show_figure(drawn)
    assert drawn.outputs[0].data == {
        "text/html": '<img alt="Une droite\u00a0: « y » &lt; 2" '
        'src="data:image/svg+xml;base64,PHN2Zy8+">',
        "text/plain": "Une droite\u00a0: « y » < 2",
    }
