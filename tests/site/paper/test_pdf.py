"""Le PDF : le livre entier, sans rien qui déborde, et d’accord avec ses renvois."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from tests.site.conftest import SITE
from tests.site.paper.conftest import KINDS, across, letters, missing, pieces
from web.paper import pdf
from web.paper.reading import read

A4 = (595, 842)
# Les marges, en points : 29 mm de côté ; les titres courants et les folios hors du texte.
SIDE, TOP, BOTTOM = 82.2, 73, 76
COVER = 1
# Une lettre italique penche hors de sa chasse.
SLANT = 2
# Le livre entier : une minute de calcul.
pytestmark = pytest.mark.weekly


def print_book(path):
    """Imprime le livre, dans un fil à part : un fil n’a qu’un Playwright à la fois."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(pdf.make, path).result()
    return path.read_bytes()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return print_book(tmp_path_factory.mktemp("papier") / "livre.pdf")


@pytest.fixture(scope="module")
def sheets(printed):
    """Les feuilles du livre, avec leur texte."""
    document = pypdfium2.PdfDocument(printed)
    return [(sheet, sheet.get_textpage()) for sheet in document]


@pytest.fixture(scope="module")
def texts(sheets):
    """Le texte de chaque feuille, sans titre courant ni folio."""
    area = {"left": 0, "right": A4[0], "bottom": BOTTOM, "top": A4[1] - TOP}
    return [letters(text.get_text_bounded(**area)) for _, text in sheets]


@pytest.fixture(scope="module")
def structure(printed):
    with pikepdf.open(BytesIO(printed)) as document:
        yield document


@pytest.mark.parametrize("kind", KINDS)
def test_everything_of_the_site_is_in_the_book(said, texts, kind):
    assert missing(said, "".join(texts), kind) == {}


def test_every_sentence_of_the_site_is_in_the_book(said, texts):
    text = "".join(texts)
    lost = {p for body in said.values() for p in pieces(body, "p") if p not in text}
    assert {piece for piece in lost if not across(piece, texts)} == set()


def test_a_chapter_opens_where_the_contents_say(structure, texts):
    pages = {page.objgen: number for number, page in enumerate(structure.pages)}
    places = {str(name)[1:]: at[0].objgen for name, at in structure.Root.Dests.items()}
    chapters = read(SITE)
    assert len(chapters) > 15
    contents = "".join(texts[2:6])
    for chapter in chapters:
        page = pages[places[chapter.key]]
        assert letters(chapter.title) in texts[page]
        assert letters(f"{chapter.title}{page + 1}") in contents


def test_no_link_is_dead(structure):
    known = {str(name) for name in structure.Root.Dests}
    asked = {
        str(link.Dest)
        for page in structure.pages
        for link in page.get("/Annots", [])
        if "/Dest" in link
    }
    assert len(asked) > 300
    assert asked <= known


def test_no_letter_goes_beyond_the_margins(sheets):
    beyond = []
    for number, (_, text) in enumerate(sheets[COVER:], COVER + 1):
        for index in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(index)
            inside = left >= SIDE - SLANT and right <= A4[0] - SIDE + SLANT
            if right > left and not inside:
                around = text.get_text_range(max(0, index - 20), 30)
                beyond.append(f"p. {number} : {around!r}")
                break
    assert beyond == []


def test_no_glyph_is_missing(sheets):
    """Un caractère sans dessin n’a pas non plus de nom dans le PDF."""
    lost = [
        number
        for number, (_, text) in enumerate(sheets, 1)
        for index in range(text.count_chars())
        if raw.FPDFText_HasUnicodeMapError(text, index) == 1
        or raw.FPDFText_GetUnicode(text, index) in (0, 0xFFFD)
    ]
    assert lost == []


def test_no_page_is_empty_but_the_end_of_a_chapter(texts):
    assert min(map(len, texts[COVER:])) > 20


def test_letters_are_embedded_fonts(structure):
    kinds = set()
    for font in structure.objects:
        if (
            isinstance(font, pikepdf.Dictionary)
            and font.get("/Type") == "/FontDescriptor"
        ):
            kinds.add(
                bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()))
            )
    assert kinds == {True}


def test_the_book_says_what_it_is(printed, structure):
    assert len(printed) < 15_000_000
    assert str(structure.Root.Lang) == "fr"
    assert structure.Root.MarkInfo.Marked
    assert structure.docinfo["/Title"] == "Les bases de l’apprentissage profond"
    assert structure.docinfo["/Author"]
    with structure.open_outline() as outline:
        titles = {letters(item.title) for item in outline.root}
        sections = [item for chapter in outline.root for item in chapter.children]
    assert {letters(f"{c.number}{c.title}") for c in read(SITE)} <= titles
    assert len(sections) > 80


@pytest.mark.weekly
def test_the_same_book_is_the_same_bytes(printed, tmp_path):
    assert print_book(tmp_path / "livre.pdf") == printed
