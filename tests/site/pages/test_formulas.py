"""Les formules : écrites pendant la construction, lisibles, jamais coupées."""

import pytest
from fontTools.ttLib import TTFont
from sphinx.errors import ExtensionError
from sphinxcontrib import katex

from tests.site.conftest import SITE, chapter
from web.pages.fonts import FORMULAS
from web.pages.passages import passages
from web.repository import ROOT

PARTED = """() => [...document.querySelectorAll(".math")].filter((formula) => {
    const comma = document.createRange();
    comma.setStart(formula.nextSibling, 0);
    comma.setEnd(formula.nextSibling, 1);
    const pieces = formula.querySelectorAll(".base");
    const last = pieces[pieces.length - 1].getBoundingClientRect();
    return comma.getBoundingClientRect().left < last.left;
}).length"""


def test_a_formula_is_rendered_at_build_time(build):
    site, warnings = build("# Page\n\n$\\frac{1}{2}$\n")
    assert "1-un.md" not in warnings
    assert 'class="mfrac"' in chapter(site)


def test_an_unreadable_formula_is_a_warning_that_says_where(build):
    _, warnings = build("# Page\n\nUn.\n\nDeux $\\frac{1$.\n")
    assert "1-un.md:5: WARNING: formule illisible" in warnings
    assert "\\frac{1" in warnings


def test_a_formula_and_its_comma_are_never_parted(build, browser):
    site, _ = build("# Page\n\nSi l’on suppose que $x = y + z$, alors $t$, sinon.\n")
    page = browser.new_page()
    page.goto((site / "book" / "1-un.html").as_uri())

    def parted():
        counts = []
        for width in range(250, 400):
            page.set_viewport_size({"width": width, "height": 600})
            counts.append(page.evaluate(PARTED))
        return sum(counts)

    assert parted() == 0
    page.add_style_tag(content=".joined { white-space: normal }")
    assert parted() > 0
    page.close()


def drawn(path):
    """Les caractères que dessine une police, et la chasse de chacun."""
    font = TTFont(path)
    return {code: font["hmtx"][glyph] for code, glyph in font.getBestCmap().items()}


def test_the_fonts_hold_the_characters_of_formulas_and_no_other(build):
    name = "KaTeX_Main-Regular.woff2"
    whole = drawn(ROOT / FORMULAS / name)
    for text, other in ("⊕⊗", "⊗⊕"):
        site, _ = build(f"# Page\n\n$x {text} y$\n")
        kept = drawn(site / "_static" / "katex" / "fonts" / name)
        assert ord(text) in kept and ord(other) not in kept
        assert kept == {code: whole[code] for code in kept}


def test_no_formula_of_the_book_lacks_a_character():
    pages = [path.read_text("utf-8") for path in SITE.rglob("*.html")]
    written = {ord(c) for c in set().union(*(p for p in pages if "katex-html" in p))}
    fonts = sorted((ROOT / FORMULAS).glob("*.woff2"))
    assert len(fonts) == 20
    for font in fonts:
        kept = drawn(SITE / "_static" / "katex" / "fonts" / font.name)
        assert kept.keys() >= drawn(font).keys() & written, font.name


@pytest.mark.parametrize("name", ["NODEJS_BINARY", "KATEX_DEFAULT_OPTIONS"])
def test_a_katex_that_has_changed_stops_the_build(build, monkeypatch, name):
    monkeypatch.delattr(katex, name)
    with pytest.raises(ExtensionError, match=rf"katex\.{name} n’existe plus"):
        build("# Page\n")


def test_a_katex_server_that_has_changed_stops_the_build(build, monkeypatch):
    monkeypatch.delattr(katex.KaTeXServer, "start_server_process")
    with pytest.raises(ExtensionError, match="start_server_process n’existe plus"):
        build("# Page\n")


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<msub><mi>w</mi><mn>2</mn></msub><mo>+</mo><mi>b</mi>", "w₂ + b"),
        (r"<mover><mi>y</mi><mo>^</mo></mover>", "ŷ"),
        ("<mfrac><mi>C</mi><mrow><mn>2</mn><mi>n</mi></mrow></mfrac>", "C/(2n)"),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x²"),
        ("<msub><mi>λ</mi><mi>q</mi></msub>", "λ_q"),
    ],
)
def test_a_formula_is_read_on_one_line(formula, text):
    math = f"<p>Soit <math>{formula}</math>.</p>"
    page = f'<article><section id="un"><h1>Un</h1>{math}</section></article>'
    assert [found["text"] for found in passages(page, False)] == [f"Soit {text}."]
