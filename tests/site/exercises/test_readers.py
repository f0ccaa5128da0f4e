"""Ce que les carnets et le site gardent des questions, et de quel poids."""

import gzip
import re

import nbformat
import pytest

from tests.site.conftest import SITE
from tests.site.exercises.questions import CHAPTERS, asked
from web.repository import BOOK

CODE = SITE / "_static" / "exercises"


def plain(text):
    """Le texte sans ce qu’un carnet écrit autrement : nombres, renvois, liens."""
    text = re.sub(r"\{(?:glue:text|eq|numref|ref|doc)\}`[^`]*`", "…", text)
    return re.sub(r"\s+", " ", text)


def pieces(text):
    return [piece for piece in re.split("…", plain(text)) if piece.strip()]


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize(
    "folder", [BOOK, SITE / "carnets"], ids=["référence", "carnet"]
)
def test_a_notebook_keeps_the_questions_and_their_answers(chapter, folder):
    cells = nbformat.read(folder / f"{chapter}.ipynb", 4).cells
    text = plain("\n".join(c.source for c in cells if c.cell_type == "markdown"))
    assert "{question}" not in text and "{recall}" not in text
    assert text.count("<summary>Réponse</summary>") == len(asked(chapter))
    for question in asked(chapter):
        assert f"**Question : {question.title}**" in text
        said = [question.asked, *(item.reason for item in question.items)]
        if question.kind != "number":
            said += [f"- {item.text}" for item in question.items]
        for piece in (piece for one in said for piece in pieces(one)):
            assert piece in text


def test_only_the_pages_that_need_it_load_the_code():
    for page in (SITE / "book").rglob("*.html"):
        html = page.read_text("utf-8")
        expected = page.stem in CHAPTERS or page.stem == "reviser"
        assert html.count("_static/exercises/") == expected, page
        assert ("form.question" in html or ".question{" in html) == expected, page


def weight(path):
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def test_lines_to_order_weigh_less_than_3_kilobytes():
    assert 500 < weight(CODE / "parsons.js") < 3000


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_page_weighs_12_kilobytes_of_javascript_before_python(visit, chapter):
    page = visit(chapter, "phone")
    page.wait_for_load_state("networkidle")
    names = page.evaluate(
        "performance.getEntriesByType('resource').map(({name}) => name)"
    )
    files = [n.partition("/_static/")[2] for n in names if n.endswith(".js")]
    assert "book.js" in files
    assert sum(weight(SITE / "_static" / name) for name in files) < 12_000
