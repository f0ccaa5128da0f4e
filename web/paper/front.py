"""Ce qui précède les chapitres : couverture, page de garde, table des matières."""

import segno
from bs4 import BeautifulSoup, Tag

from web.paper.about import LICENCE, ORIGIN, About
from web.paper.reading import Chapter, new, one, split

UNKNOWN = "000"


def cover(about: About, preface: Chapter) -> Tag:
    front = new("header", **{"class": "cover"})
    front.append(new("p", about.title, **{"class": "title"}))
    picture = new("img", alt="", src=str(one(preface.body, "img")["src"]))
    front.append(picture)
    front.append(new("p", ORIGIN, **{"class": "source"}))
    return front


def colophon(about: About) -> Tag:
    """Ce qui est dit une fois : version, date, adresse, licences, comment lire."""
    page = new("section", **{"class": "colophon"})
    page.append(new("p", about.title, **{"class": "title"}))
    page.append(new("p", f"Version {about.version}, {about.day}. {about.author}."))
    if about.address:
        code = segno.make(about.address, error="m").svg_inline(border=0, omitsize=True)
        where = new("p", **{"class": "live"})
        where.append(BeautifulSoup(code, "html.parser"))
        where.append("Le livre s’exécute et se manipule sur son site\u00a0: ")
        where.append(new("a", about.address, href=about.address))
        page.append(where)
    page.append(
        new(
            "p",
            "Les réponses aux questions, les solutions des exercices et le code des "
            "figures sont réunis à la fin. Chacun renvoie à la page d’où il vient.",
        )
    )
    page.append(new("p", LICENCE))
    return page


def contents(chapters: list[Chapter]) -> Tag:
    """La table des matières, avec les pages."""
    table = new("nav", id="table", **{"class": "toc"})
    table.append(new("h1", "Table des matières"))
    part = ""
    for chapter in chapters:
        if chapter.part != part:
            part = chapter.part
            table.append(new("p", part, **{"class": "part"}))
        table.append(line(chapter.key, chapter.number, chapter.title, "chapter-line"))
        for section in chapter.body.select("section:has(> h2)"):
            if chapter.path.startswith("book/"):
                title = split(one(section, "h2"))
                table.append(line(str(section["id"]), *title, "section-line"))
    return table


def line(target: str, number: str, text: str, kind: str) -> Tag:
    """Une ligne de la table : numéro, titre, points de conduite, page."""
    entry = new("a", href=f"#{target}", **{"class": kind})
    entry.append(new("span", number, **{"class": "number"}))
    entry.append(new("span", text, **{"class": "text"}))
    entry.append(new("span", **{"class": "dots"}))
    entry.append(new("span", UNKNOWN, **{"class": "page-number", "data-to": target}))
    return entry
