"""Les symboles de la page des notations sont ceux des chapitres qu’elle nomme."""

import re
from functools import cache

import jupytext
import nbformat
import pytest

from web.repository import BOOK

PAGE = (BOOK / "annexes" / "notations.md").read_text("utf-8")
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+)\$", re.DOTALL)
WORDS = re.compile(r"\\text\{[^}]*\}|\\operatorname\{[^}]*\}")
TOKEN = re.compile(r"\\[A-Za-z]+|[^\s{}]")
SPACES = {"\\,", "\\ ", "\\;", "\\left", "\\right"}


def tokens(formula):
    """Ce qui reste d’une formule sans ses accolades, ses espaces et ses mots."""
    spaced = WORDS.sub(" ", formula)
    for space in SPACES:
        spaced = spaced.replace(space, " ")
    return TOKEN.findall(spaced)


def contains(formula, symbol):
    whole, part = tokens(formula), tokens(symbol)
    starts = range(len(whole) - len(part) + 1)
    return any(whole[k : k + len(part)] == part for k in starts)


@cache
def chapter(number):
    """Les formules d’un chapitre, et son code, celui de ``lib`` qu’il montre compris."""
    [path] = BOOK.glob(f"{number}-*.md")
    cells = jupytext.read(path).cells
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    formulas = [a or b for a, b in FORMULA.findall("\n\n".join(prose))]
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    for cell in nbformat.read(path.with_suffix(".ipynb"), 4).cells:
        for output in cell.get("outputs", []):
            code.append(output.get("data", {}).get("text/markdown", ""))
    return formulas, "\n".join(code)


def rows():
    """Les lignes des tableaux : un symbole ou un nom du code, et un chapitre."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| $"):
            continue
        symbols, _, names, chapters = cells
        for number in re.findall(r"\d+", chapters):
            yield from ((symbol, number) for symbol in re.findall(r"\$.+?\$", symbols))
            yield from ((name, number) for name in re.findall(r"`.+?`", names))


@pytest.mark.parametrize(("listed", "number"), list(rows()))
def test_what_is_listed_is_in_the_chapter(listed, number):
    formulas, code = chapter(number)
    if listed.startswith("$"):
        assert any(contains(formula, listed.strip("$")) for formula in formulas)
    else:
        assert re.search(rf"(?<![\w.]){re.escape(listed.strip('`'))}(?!\w)", code)


def test_each_row_names_a_chapter():
    lines = [line for line in PAGE.splitlines() if line.startswith("| $")]
    assert len(lines) > 40
    assert all(re.search(r"\| [\d, ]+ \|$", line) for line in lines)


@pytest.mark.parametrize(
    ("formula", "symbol", "found"),
    [
        (r"\hat{y} = wx", r"\hat y", True),
        ("wx + b", "x", True),
        (r"\max(0, z)", "x", False),
        (r"{A^{(k-1)}}", "A^{(k)}", False),
        (r"\frac{\partial C}{\partial w}", r"\partial C", True),
        (r"\text{donc } q", "d", False),
    ],
)
def test_a_symbol_is_found_where_it_is_and_nowhere_else(formula, symbol, found):
    assert contains(formula, symbol) == found
