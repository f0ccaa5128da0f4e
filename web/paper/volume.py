"""Le livre en un seul document, prêt à être imprimé : couverture, table, chapitres."""

import json
from pathlib import Path

import pyphen
from bs4 import BeautifulSoup, NavigableString, Tag

from lib.figures.palette import LIGHT, declarations
from web.pages.context import styles
from web.paper.about import About
from web.paper.fonts import faces
from web.paper.front import UNKNOWN, colophon, contents, cover, line
from web.paper.listing import by_lines
from web.paper.reading import Chapter, new, one, split

# Ce que l’on ne coupe pas en fin de ligne, et là où l’on coupe.
WHOLE = {"code", "pre", "em", "a", "table", "katex", "joined", "sig", "question-title"}
TEXT = {"p", "li", "dd"}
# Les liens sans numéro de page : le mot suffit, ou la cible a déjà le sien.
UNPAGED = ".term, .external, .toc a, .bibtex-citation a"
HERE = Path(__file__).parent
SHEETS = HERE.parent / "exercises" / "code" / "question.css", HERE / "pdf.css"
# Ni les polices des pages, ni ce qui y conduit : le papier a les siennes.
STYLES = ("book", "paper")
SITE = "../html/"
HYPHENATION = pyphen.Pyphen(lang="fr", left=3, right=4)


def volume(
    root: Path, about: About, chapters: list[Chapter], work: Path
) -> BeautifulSoup:
    """Le document, où chaque renvoi à une page attend encore son numéro."""
    document = BeautifulSoup(
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">'
        f"<title>{about.title}</title><style></style></head><body></body></html>",
        "html.parser",
    )
    sheets = [styles(root, SITE, True, STYLES), faces(root, work / "fonts")]
    sheets += [sheet.read_text("utf-8") for sheet in SHEETS]
    sheets += [running(about, chapter) for chapter in chapters]
    one(document, "style").string = "\n".join(sheets)
    body = one(document, "body")
    body.extend([cover(about, chapters[0]), colophon(about), contents(chapters)])
    part = ""
    for chapter in chapters:
        article = new("article", **{"class": f"chapter in-{chapter.key}"})
        article.append(chapter.body)
        if chapter.number:
            open_chapter(chapter)
        if chapter.part != part:
            part = chapter.part
            one(chapter.body, "h1").insert_before(new("p", part, **{"class": "part"}))
        body.append(article)
    for image in body.select("img"):
        image["src"] = on_white(work, str(image["src"]))
    for block in body.select("pre"):
        by_lines(block)
    for reference in body.select('a[href^="#"]'):
        if not reference.find_parent(class_="toc"):
            page_reference(reference)
    hyphenate(body)
    return document


def on_white(work: Path, source: str) -> str:
    """Une figure dont le fond est celui de la feuille ; rend son chemin."""
    copy = work / "images" / Path(source).name
    copy.parent.mkdir(exist_ok=True)
    drawing = (work / SITE / source).read_text("utf-8")
    colors = declarations({"paper": LIGHT["paper"]}), declarations({"paper": "white"})
    copy.write_text(drawing.replace(*colors), "utf-8")
    return f"{copy.parent.name}/{copy.name}"


def running(about: About, chapter: Chapter) -> str:
    """Les titres courants d’un chapitre : le livre à gauche, le chapitre à droite."""
    number = f"{chapter.number}\u2002" if chapter.number else ""
    here, book = (
        json.dumps(t, ensure_ascii=False) for t in (chapter.title, about.title)
    )
    number = json.dumps(number, ensure_ascii=False)
    return f"""
.in-{chapter.key} {{ page: in-{chapter.key}; }}
@page in-{chapter.key}:left {{ @top-left {{ content: {book}; }} }}
@page in-{chapter.key}:right {{ @top-right {{ content: {number} {here}; }} }}"""


def open_chapter(chapter: Chapter) -> None:
    """La page d’ouverture : titre, objectifs, sections du chapitre."""
    opening = new("div", **{"class": "opening"})
    heading = one(chapter.body, "h1")
    heading.insert_before(opening)
    opening.append(heading)
    opening.append(new("p", chapter.description, **{"class": "description"}))
    objectives = chapter.body.select_one(".tip.admonition")
    if objectives is not None:
        opening.append(objectives)
    sections = new("nav", **{"class": "toc"})
    for section in chapter.body.find_all("section", recursive=False):
        title = split(one(section, "h2"))
        sections.append(line(str(section["id"]), *title, "section-line"))
    opening.append(sections)


def page_reference(reference: Tag) -> None:
    """Ajoute à un renvoi la page où il mène : « (3.2, p. 42) », « Fig. 3.3 (p. 42) »."""
    if reference.css.match(UNPAGED):
        return
    target = str(reference["href"])[1:]
    place = new("span", **{"class": "page-reference", "data-to": target})
    number = new("span", UNKNOWN, **{"class": "page-number", "data-to": target})
    text = reference.get_text()
    before, after = (" (", ")")
    if {"seek", "origin"} & {*reference.get_attribute_list("class")}:
        before, after = ("\u2002", "")
    elif text.startswith("(") and text.endswith(")"):
        before, after = (", ", "")
    place.extend([f"{before}p.\u00a0", number, after])
    if before == ", ":
        last = list(reference.find_all(string=True))[-1]
        last.replace_with(NavigableString(str(last)[:-1]))
        reference.extend([place, ")"])
    else:
        reference.append(place)


def hyphenate(tag: Tag, running: bool = False) -> None:
    """Glisse des traits d’union conditionnels, que Chromium ne place pas de lui-même."""
    for child in list(tag.children):
        if isinstance(child, Tag):
            if child.name not in WHOLE and not WHOLE & {
                *child.get_attribute_list("class")
            }:
                hyphenate(child, running or child.name in TEXT)
        elif running and type(child) is NavigableString:
            words = str(child).split(" ")
            cut = (
                HYPHENATION.inserted(w, "\u00ad") if w.isalpha() else w for w in words
            )
            child.replace_with(NavigableString(" ".join(cut)))
