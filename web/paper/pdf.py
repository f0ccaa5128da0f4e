"""Le livre en PDF : imprimé par Chromium, deux fois, puis achevé par pikepdf.

Chromium ne sait pas dire « p. 42 ». La première impression apprend à quelle page est
chaque ancre ; la suivante l’écrit, jusqu’à ce que plus rien ne bouge.
"""

from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pikepdf
from bs4 import BeautifulSoup
from playwright.sync_api import Page, sync_playwright

from web.browser import ARGUMENTS, executable
from web.pages import editions
from web.paper.about import About, about
from web.paper.chapters import prepare
from web.paper.reading import ROOT_PAGE, one
from web.paper.volume import volume
from web.repository import ROOT

PRINTINGS = 4
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
    page.evaluate("document.fonts.ready")
    return page.pdf(prefer_css_page_size=True, tagged=tagged)


def bookmarks(pdf: pikepdf.Pdf, document: BeautifulSoup) -> None:
    """Les signets : les lignes de la table des matières, sections sous leur chapitre."""
    places = pdf.Root.Dests
    with pdf.open_outline() as outline:
        for line in document.select("#table a"):
            words = [one(line, f".{part}").get_text() for part in ("number", "text")]
            place = cast(pikepdf.Array, places[f"/{str(line['href'])[1:]}"])
            item = pikepdf.OutlineItem(" ".join(filter(None, words)), place)
            is_section = "section-line" in line.get_attribute_list("class")
            (outline.root[-1].children if is_section else outline.root).append(item)


def finished(printed: bytes, about: About, document: BeautifulSoup) -> bytes:
    """Le PDF avec ses signets, son titre, ses dates ; toujours les mêmes octets."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        bookmarks(pdf, document)
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
