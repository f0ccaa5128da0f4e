"""Le livre en PDF : imprimé par Chromium, deux fois, puis achevé par pikepdf.

Chromium ne sait pas dire « p. 42 ». La première impression apprend à quelle page est
chaque ancre ; la suivante l’écrit, jusqu’à ce que plus rien ne bouge.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from bs4 import BeautifulSoup
from playwright.sync_api import Page, sync_playwright

from web.browser import ARGUMENTS, executable
from web.pages import editions
from web.paper.about import about
from web.paper.chapters import prepare
from web.paper.finishing import finished
from web.paper.reading import ROOT_PAGE
from web.paper.volume import volume
from web.repository import ROOT

PRINTINGS = 4
# Placée pendant que ses polices arrivaient, une ligne se coupe parfois autrement.
PLACE_ANEW = """async () => {
    await document.fonts.ready;
    const { style } = document.body;
    style.display = "none";
    document.body.getBoundingClientRect();
    style.display = "";
}"""
SITE = ROOT / "_build" / "html"
WORK = ROOT / "_build" / "paper"


def destinations(printed: bytes) -> dict[str, int]:
    """La page de chaque ancre, comptée à partir de 1."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        pages: dict[Any, int] = {
            page.objgen: number for number, page in enumerate(pdf.pages, 1)
        }
        return {
            str(name)[1:]: pages[place[0].objgen]
            for name, place in pdf.Root.Dests.items()
        }


def number(document: BeautifulSoup, pages: dict[str, int]) -> bool:
    """Écrit les numéros de page ; dit si l’un d’eux a changé."""
    changed = False
    for place in document.select(".page-number"):
        known = str(pages[str(place["data-to"])])
        changed |= place.get_text() != known
        place.string = known
    return changed


def printing(page: Page, document: BeautifulSoup, tagged: bool) -> bytes:
    source = WORK / "livre.html"
    source.write_text(str(document), "utf-8")
    page.goto(source.as_uri())
    page.evaluate(PLACE_ANEW)
    return page.pdf(prefer_css_page_size=True, tagged=tagged)


def make(path: Path, root: Path = ROOT) -> None:
    """Imprime le livre dans ``path``."""
    WORK.mkdir(parents=True, exist_ok=True)
    book = about(root)
    document = volume(root, book, prepare(SITE, book.address), WORK)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=ARGUMENTS
        )
        page = browser.new_page()
        page.set_default_timeout(0)
        for tagged in (False, *[True] * PRINTINGS):
            printed = printing(page, document, tagged)
            if not number(document, destinations(printed)):
                break
        else:
            raise RuntimeError("les numéros de page ne se fixent pas")
        browser.close()
    path.write_bytes(finished(printed, book, document))


if __name__ == "__main__":
    make(SITE / editions.PDF)
    editions.show(SITE, ROOT_PAGE)
