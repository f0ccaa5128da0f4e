"""Les liens et les ancres du site, et l’archive qui le contient tout entier."""

import threading
import zipfile
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.site.conftest import SITE
from tests.site.pages.conftest import PAGES
from web.pages.archive import ARCHIVE, LARGE_ARCHIVE, PYTHON, README
from web.pages.editions import EPUB, PDF


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


@pytest.mark.parametrize("name", [ARCHIVE, LARGE_ARCHIVE])
def test_an_archive_holds_the_whole_site(name):
    """Python n’est que dans la grande."""
    with zipfile.ZipFile(SITE / name) as archive:
        packed = {Path(*Path(file).parts[1:]).as_posix() for file in archive.namelist()}
    built = {
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*")
        if path.is_file() and path.name[0] != "." and "reports" not in path.parts
    }
    if name == ARCHIVE:
        built = {file for file in built if not file.startswith(PYTHON)}
    assert packed == built - {ARCHIVE, LARGE_ARCHIVE, PDF, EPUB} | {README}
    assert f"../{name}" in Anchors(SITE / "book" / "index.html").links


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """L’archive, dépliée comme sur une clé."""
    folder = tmp_path_factory.mktemp("clé")
    with zipfile.ZipFile(SITE / ARCHIVE) as archive:
        archive.extractall(folder)
    (root,) = folder.iterdir()
    return root


def test_no_link_of_the_archive_is_dead(copied):
    broken = [
        f"{page} → {link}"
        for page in PAGES
        for link in Anchors(copied / page).links
        if not urlsplit(link).scheme
        and (path := unquote(urldefrag(link)[0]))
        and not (copied / page).parent.joinpath(path).is_file()
    ]
    assert broken == []


def test_the_archive_says_how_to_read_it(copied):
    text = (copied / README).read_text("utf-8-sig")
    assert "python3 -m http.server" in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("page", ["book/5-mnist.html", "recherche.html"])
def test_a_page_opened_by_double_click_says_what_waits_for_a_server(
    browser, copied, page
):
    tab = browser.new_page()
    tab.goto((copied / page).as_uri())
    tab.get_by_role("note").get_by_role("link", name=README).click()
    tab.wait_for_url(f"**/{README}")
    assert "double clic" in tab.locator("body").inner_text()
    tab.close()


def test_served_the_archive_says_nothing_of_it(browser, copied):
    handler = partial(SimpleHTTPRequestHandler, directory=copied)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tab = browser.new_page()
        tab.goto(f"http://127.0.0.1:{server.server_port}/book/5-mnist.html")
        assert tab.locator("#double-clic").is_hidden()
        tab.close()
        server.shutdown()
