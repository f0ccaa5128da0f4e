"""L’extension Sphinx du livre, sur un livre d’une page."""

import sys

import pytest
from sphinx.application import Sphinx

from web import fingerprint, french
from web.notebooks import BOOK


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Construit une page et rend (page, avertissements)."""
    monkeypatch.setenv("TQDM_DISABLE", "0")
    source = tmp_path / "livre"
    katex = source / "node_modules" / "katex" / "dist"
    (katex / "fonts").mkdir(parents=True)
    (katex / "katex.min.css").touch()
    warnings = tmp_path / "avertissements.txt"

    def build(text):
        (source / "index.md").write_text(text, "utf-8")
        with warnings.open("w") as stream:
            app = Sphinx(
                source,
                None,
                tmp_path / "html",
                tmp_path / "doctrees",
                "html",
                status=None,
                warning=stream,
                confoverrides={
                    "extensions": ["myst_nb", "sphinxcontrib.katex", "web"],
                    "html_math_renderer": "strict_katex",
                    "katex_prerender": True,
                    "myst_enable_extensions": ["colon_fence", "dollarmath"],
                },
            )
            app.build()
        return (tmp_path / "html" / "index.html").read_text(), warnings.read_text()

    return build


def test_a_formula_is_rendered_at_build_time(build):
    page, _ = build("# Page\n\n$\\frac{1}{2}$\n")
    assert 'class="mfrac"' in page


def test_an_unreadable_formula_is_a_warning_that_says_where(build):
    _, warnings = build("# Page\n\nUn.\n\nDeux $\\frac{1$.\n")
    assert "index.md:5: WARNING: formule illisible" in warnings
    assert "\\frac{1" in warnings


@pytest.mark.parametrize(
    ("computed", "written"),
    [
        ("0.4967", "0,4967"),
        ("-0.1383", "−0,1383"),
        ("12,345.6", "12\u202f345,6"),
        ("92.0%", "92,0\u202f%"),
        ("283", "283"),
        ("converge", "converge"),
    ],
)
def test_numbers_in_the_prose_are_written_in_french(computed, written):
    assert french(computed) == written


def test_the_fingerprint_follows_lib_and_nothing_else(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.py").write_text("x = 1")
    before = fingerprint(tmp_path)
    (tmp_path / "lib" / "a.pyc").touch()
    (tmp_path / "book").mkdir()
    assert fingerprint(tmp_path) == before
    (tmp_path / "lib" / "a.py").write_text("x = 2")
    assert fingerprint(tmp_path) != before


def test_the_fingerprint_follows_python(monkeypatch):
    before = fingerprint(BOOK.parent)
    monkeypatch.setattr(sys, "version", "3.99")
    assert fingerprint(BOOK.parent) != before
