"""Ce que dit le site, à retrouver dans le PDF et dans l’EPUB."""

from bisect import bisect
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, NavigableString

from tests.site.conftest import SITE
from web.paper.chapters import BROWSER_ONLY
from web.paper.reading import paths

# Ce que le papier dit autrement : le titre de l’accueil, une formule, ce qui est replié.
OTHERWISE = f"{BROWSER_ONLY}, .katex, .explorable, summary"
KINDS = {
    "titres": "h2, h3, h4",
    "figures": "figcaption",
    "équations": ".eqno",
    "exercices": ".exercise",
    "questions": ".question",
    "notes": ".footnote",
    "code": "pre",
}


def letters(text):
    """Les lettres et les chiffres d’un texte, sans ce que change la mise en page."""
    return "".join(filter(str.isalnum, text)).casefold()


@pytest.fixture(scope="session")
def said():
    """Chaque morceau de texte du site, par page."""
    found = {}
    for _, path in paths(SITE):
        page = BeautifulSoup((SITE / path).read_text("utf-8"), "html.parser")
        body = page.select_one("article > section")
        for tag in body.select(OTHERWISE):
            tag.decompose()
        body.h1.decompose()
        found[path] = body
    return found


def pieces(body, selector="*"):
    """Les morceaux de texte, d’un seul tenant, de ce que désigne ``selector``."""
    for tag in body.select(selector):
        for text in tag.find_all(string=True):
            if type(text) is NavigableString and (piece := letters(text)):
                yield piece


def missing(said, text, kind):
    return {
        path: lost
        for path, body in said.items()
        if (lost := [p for p in pieces(body, KINDS[kind]) if p not in text])
    }


def across(piece, texts):
    """Si un morceau commence sur une page et finit sur la suivante."""
    for here, there in pairwise(texts):
        cut = bisect(range(len(piece)), 0, key=lambda k: piece[: k + 1] not in here)
        if piece[cut:] in there:
            return True
    return False
