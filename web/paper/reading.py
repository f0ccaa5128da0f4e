"""Relire le site construit : ses pages, dans l’ordre du sommaire."""

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

ROOT_PAGE = "book/index.html"
PREFACE = "Avant-propos"


@dataclass
class Chapter:
    """Une page du site, devenue un chapitre ; ``key`` préfixe toutes ses ancres."""

    path: str
    part: str
    title: str
    number: str
    description: str
    body: Tag

    @property
    def key(self) -> str:
        return Path(self.path).stem


def parse(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def new(name: str, text: str = "", **attributes: Any) -> Tag:
    """Un élément neuf ; sans ``is_xml``, chaque sélection le relirait tout entier."""
    empty = name == "img"
    tag = Tag(name=name, attrs=attributes, is_xml=False, can_be_empty_element=empty)
    if text:
        tag.string = text
    return tag


def one(tag: Tag, selector: str) -> Tag:
    """Le premier élément que désigne ``selector`` ; il doit exister."""
    found = tag.select_one(selector)
    if found is None:
        raise ValueError(f"« {selector} » est attendu dans la page, et n’y est pas")
    return found


def split(heading: Tag) -> tuple[str, str]:
    """Le numéro d’un titre, s’il en a un, et ses mots."""
    number = heading.select_one(".section-number")
    said = number.get_text() if number else ""
    return said.strip(), heading.get_text().removeprefix(said)


def paths(site: Path) -> list[tuple[str, str]]:
    """La partie et le chemin de chaque page, comme les donne le sommaire du site."""
    listed, part = [("", ROOT_PAGE)], ""
    for item in one(parse(site / ROOT_PAGE), "#sommaire").select("p.caption, ul a"):
        if item.name == "p":
            part = item.get_text(strip=True)
        elif part:
            folder = posixpath.dirname(ROOT_PAGE)
            path = posixpath.normpath(posixpath.join(folder, str(item["href"])))
            listed.append((part, path))
    return listed


def read(site: Path) -> list[Chapter]:
    """Les chapitres du site, tels que ses pages les écrivent."""
    chapters = []
    for part, path in paths(site):
        page = parse(site / path)
        body = one(page, "article > section")
        heading = one(body, "h1")
        for link in heading.select(".headerlink"):
            link.decompose()
        if path == ROOT_PAGE:
            heading.string = PREFACE
        number, title = split(heading)
        description = str(one(page, "meta[name=description]")["content"])
        chapters.append(Chapter(path, part, title, number, description, body))
    return chapters
