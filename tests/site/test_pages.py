"""Chaque page du site, dans un navigateur que rien d’autre ne sert que ses fichiers."""

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.site.conftest import SITE
from web.pages.archive import ARCHIVE

PAGES = sorted(p.relative_to(SITE).as_posix() for p in SITE.rglob("*.html"))
READ = [page for page in PAGES if page != "index.html"]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
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
    const rules = { include: [["body"]], exclude: [[".katex"]] };
    const { violations } = await axe.run(rules, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id} : ${nodes[0].html}`);
}"""

COVERED = """() => {
    const title = document.querySelector("h1").getBoundingClientRect();
    const apart = (box) => box.bottom <= title.top || box.right <= title.left
        || box.left >= title.right;
    return [...document.querySelectorAll(".outline .open, #plan, .ways")]
        .filter((element) => element.checkVisibility())
        .filter((element) => !apart(element.getBoundingClientRect()))
        .map((element) => element.className);
}"""


@pytest.fixture
def visit(browser, site):
    """Ouvre une page ; le rapport dit tout ce qui ne s’est pas bien passé."""
    context = browser.new_context(reduced_motion="reduce")

    def visit(path, width=1280, theme="light"):
        page, report = context.new_page(), []
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)

        def request(request):
            if not request.url.startswith((site, "data:", "blob:")):
                report.append(f"requête vers {request.url}")

        def response(response):
            if response.status >= 400:
                report.append(f"{response.status} : {response.url}")

        def console(message):
            if message.type in ("error", "warning"):
                report.append(f"console : {message.text}")

        page.on("request", request)
        page.on("response", response)
        page.on("console", console)
        page.on("pageerror", lambda error: report.append(f"erreur : {error}"))
        page.goto(site + path)
        page.evaluate(
            "() => { for (const image of document.images) image.loading = 'eager' }"
        )
        page.wait_for_load_state("networkidle")
        return page, report

    yield visit
    context.close()


@pytest.mark.parametrize("path", READ)
def test_a_page_needs_nothing_else_and_breaks_nothing(visit, path):
    page, report = visit(path)
    assert report == []
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.evaluate(UNSIZED) == []
    found = ENGLISH.search(page.evaluate(INTERFACE))
    assert not found, f"de l’anglais dans la page : {found[0]}"
    description = page.locator("meta[name=description]").get_attribute("content")
    assert len(description) > 30


@pytest.mark.parametrize("path", READ)
def test_a_page_never_scrolls_sideways_on_a_phone(visit, path):
    page, _ = visit(path, width=360)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("path", READ)
def test_the_outline_never_covers_the_title(visit, path):
    page, _ = visit(path)
    for width in (360, 1000, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(COVERED) == [], f"{width} px"


@pytest.mark.parametrize("path", READ)
def test_axe_finds_nothing_to_say(visit, path):
    page, _ = visit(path)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.add_script_tag(path=AXE)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert page.evaluate(AUDIT) == [], f"{width} px, {theme}"


class Anchors(HTMLParser):
    """Les liens et les ancres d’une page."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids = [], []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("id"):
            self.ids.append(attributes["id"])
        for name in ("href", "src"):
            if name in attributes:
                self.links.append(attributes[name])


def test_every_internal_link_leads_somewhere():
    parsed = {page: Anchors(SITE / page) for page in PAGES}
    broken = []
    for page, anchors in parsed.items():
        for link in anchors.links:
            if urlsplit(link).scheme:
                continue
            target, fragment = urldefrag(urljoin("/" + page, link))
            target = unquote(target).lstrip("/") or "index.html"
            ids = parsed[target].ids if target in parsed else []
            missing = fragment and unquote(fragment) not in ids
            if missing or not (SITE / target).is_file():
                broken.append(f"{page} → {link}")
    assert broken == []


@pytest.mark.parametrize("page", PAGES)
def test_an_anchor_is_unique(page):
    ids = Anchors(SITE / page).ids
    assert sorted(ids) == sorted(set(ids))


def test_the_archive_holds_the_whole_site():
    with zipfile.ZipFile(SITE / ARCHIVE) as archive:
        packed = {Path(*Path(name).parts[1:]).as_posix() for name in archive.namelist()}
    built = {
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*")
        if path.is_file() and path.name[0] != "." and "reports" not in path.parts
    }
    assert packed == built - {ARCHIVE}
    assert f"../{ARCHIVE}" in Anchors(SITE / "book" / "index.html").links


def test_the_theme_is_the_readers_choice_and_is_kept(visit, site):
    page, _ = visit("book/2-cout.html", theme="light")
    page.get_by_role("button", name="Thème sombre").click()
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.goto(site + "book/1-perceptron.html")
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="Thème sombre").click()
    assert page.evaluate(paper) != dark


def test_the_book_is_read_with_the_keyboard_alone(visit):
    page, _ = visit("book/1-perceptron.html", width=360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
    page.get_by_role("button", name="Sommaire").focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Sommaire")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()


def test_the_page_can_be_enlarged_four_times(visit):
    page, _ = visit("book/2-cout.html", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    viewport = page.locator("meta[name=viewport]").get_attribute("content")
    assert "user-scalable" not in viewport and "maximum-scale" not in viewport


def test_paper_shows_the_text_and_its_solutions_only(visit):
    page, _ = visit("book/1-perceptron.html", theme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.get_by_role("banner").is_visible()
    assert not page.locator(".ways").is_visible()
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
