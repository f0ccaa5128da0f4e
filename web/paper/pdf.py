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
from web.paper.about import About, about
from web.paper.chapters import prepare
from web.paper.reading import ROOT_PAGE
from web.paper.volume import volume
from web.repository import ROOT

PRINTINGS = 5
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


def printing(page: Page, document: BeautifulSoup) -> bytes:
    source = WORK / "livre.html"
    source.write_text(str(document), "utf-8")
    page.goto(source.as_uri())
    page.evaluate("document.fonts.ready")
    return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)


def finished(printed: bytes, about: About) -> bytes:
    """Le PDF avec son titre, sa langue, ses dates ; toujours les mêmes octets."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        stamp = f"D:{about.date:%Y%m%d%H%M%S}Z"
        pdf.docinfo = pdf.make_indirect(
            pikepdf.Dictionary(
                Title=about.title,
                Author=about.author,
                CreationDate=stamp,
                ModDate=stamp,
            )
        )
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = about.title
            metadata["dc:creator"] = [about.author]
            metadata["dc:language"] = ["fr"]
            metadata["xmp:CreateDate"] = about.date.isoformat()
        pdf.Root.Lang = "fr"
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        written = BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return written.getvalue()


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
        for _ in range(PRINTINGS):
            printed = printing(page, document)
            if not number(document, destinations(printed)):
                break
        else:
            raise RuntimeError("les numéros de page ne se fixent pas")
        browser.close()
    path.write_bytes(finished(printed, book))


if __name__ == "__main__":
    make(SITE / editions.PDF)
    editions.show(SITE, ROOT_PAGE)
