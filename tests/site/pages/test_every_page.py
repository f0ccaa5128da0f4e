"""Chaque page du site, dans un navigateur que rien d’autre ne sert que ses fichiers."""

import re

import pytest

from tests.site.pages.conftest import PAGES, READ
from tests.site.sampling import sampled
from web.repository import ROOT

AUDITED = ("book/index.html", "book/5-mnist.html", "book/annexes/glossaire.html")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ENGLISH = re.compile(
    r"\b(Toggle|Search|Permalink|Contents|Next|Previous|Copy|Copied|Show|Hide"
    r"|Download|Exercise|Example|Solution to|Skip to|Built with|Powered by|Light|Dark"
    r"|Loading|Results|Not found|Parameters|Returns|Raises|Last updated|Link to"
    r"|Table of contents|References|Bases:|Figure of|Edit|Source code)\b"
)
INTERFACE = """() => {
    const page = document.body.cloneNode(true);
    const said = "pre, code, em, i, .katex, .citation, .sig, script, [lang=en]";
    for (const node of page.querySelectorAll(said)) node.remove();
    const named = ["aria-label", "title", "placeholder", "alt"];
    const names = [...page.querySelectorAll("*")].flatMap(
        (node) => named.map((name) => node.getAttribute(name) ?? ""));
    return [document.title, page.textContent, ...names].join("\\n");
}"""
UNSIZED = """() => [...document.images].filter((image) =>
    !image.getAttribute("width") || !image.getAttribute("height")
    || !image.hasAttribute("alt") || (!image.alt && !image.closest("a"))
    || !image.complete || !image.naturalWidth).map((image) => image.outerHTML)"""
AUDIT = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame().then(frame);
    const { violations } = await axe.run("body", { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id} : ${nodes[0].html}`);
}"""
# KaTeX répond de ses formules ; d’un mot de code à l’autre, axe ne voit que la couleur.
ONE_OF_EACH = """() => {
    for (const formula of document.querySelectorAll(".katex")) formula.textContent = "x";
    const seen = new Set();
    for (const word of document.querySelectorAll(".highlight span[class]")) {
        const kind = word.className + Boolean(word.closest(".cell_output"));
        if (seen.has(kind)) word.replaceWith(...word.childNodes);
        seen.add(kind);
    }
    document.body.normalize();
}"""
NO_FORMULA = """() => {
    for (const formula of document.querySelectorAll(".katex")) formula.textContent = "x";
}"""


def test_the_site_is_built():
    assert len(PAGES) > 15, "lancez d’abord make book"


@pytest.mark.parametrize("path", READ)
def test_a_page_needs_nothing_else_breaks_nothing_and_fits_a_phone(visit, path):
    page, report = visit(path, whole=True)
    assert report == []
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.evaluate(UNSIZED) == []
    found = ENGLISH.search(page.evaluate(INTERFACE))
    assert not found, f"de l’anglais dans la page : {found[0]}"
    description = page.locator("meta[name=description]").get_attribute("content")
    assert len(description) > 30
    page.set_viewport_size({"width": 360, "height": 900})
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def audit(visit, path, lighten):
    page, _ = visit(path, whole=True)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.evaluate(lighten)
    page.add_script_tag(path=AXE)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert page.evaluate(AUDIT) == [], f"{width} px, {theme}"


@pytest.mark.parametrize("path", sampled(READ, *AUDITED))
def test_axe_finds_nothing_to_say(visit, path):
    audit(visit, path, ONE_OF_EACH)


@pytest.mark.weekly
@pytest.mark.parametrize("path", READ)
def test_axe_finds_nothing_to_say_of_each_word_of_code(visit, path):
    audit(visit, path, NO_FORMULA)
