"""Les liens et les ancres du site, et l’archive qui le contient tout entier."""

import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.site.conftest import SITE
from tests.site.pages.conftest import PAGES
from web.pages.archive import ARCHIVE


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
