"""Un chapitre en XHTML : formules en MathML, liens d’un fichier à l’autre."""

import re

from bs4 import BeautifulSoup, Tag

from lib.figures.palette import DARK, LIGHT, declarations
from web.paper.listing import by_lines
from web.paper.reading import Chapter, new, one

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="fr" xml:lang="fr">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="livre.css"/>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
# Le signe invisible que KaTeX glisse après « max », là où MathML n’en veut pas.
APPLIED = "\u2061"
TYPE = re.compile(r"<!DOCTYPE[^>]*>\s*")
NO_PATH = re.compile(r"<path (?![^>]*\bd=)")
SVG = "http://www.w3.org/2000/svg"
COLORED = re.compile(r"^( *[\w-]+: [^;]*)var\(--(\w+)\)([^;]*;)$", re.MULTILINE)


def style(sheet: str) -> str:
    """Les couleurs de la palette : dites deux fois, pour qui ne lit pas les variables."""
    told = COLORED.sub(lambda m: f"{m[1]}{LIGHT[m[2]]}{m[3]}\n{m[0]}", sheet)
    night = (
        f"@media (prefers-color-scheme: dark) {{ :root {{ {declarations(DARK)} }} }}"
    )
    return f":root {{ {declarations(LIGHT)} }}\n{night}\n{told}"


def formula(tag: Tag) -> None:
    """Remplace une formule de KaTeX par son MathML, dont le texte est le TeX."""
    math = one(tag, "math")
    tex = one(math, "annotation").extract()
    math["alttext"] = tex.get_text().strip()
    one(math, "semantics").unwrap()
    for sign in math.find_all("mo", string=APPLIED):
        following = sign.find_next_sibling()
        if sign.parent and sign.parent.name != "mrow":
            sign.decompose()
        elif following and following.name != "mo":
            sign.insert_after(new("mspace", width="0.167em"))
    tag.replace_with(math)


def figure(drawing: str) -> str:
    """Une figure que l’EPUB accepte : sans type de document, chaque tracé dit le sien."""
    return NO_PATH.sub('<path d="M0 0" ', TYPE.sub("", drawing))


def pages(chapters: list[Chapter]) -> dict[str, str]:
    """Les fichiers XHTML du livre, un par chapitre, par leur nom."""
    homes = {
        str(tag["id"]): f"{chapter.key}.xhtml"
        for chapter in chapters
        for tag in chapter.body.select("[id]")
    }
    return {f"{c.key}.xhtml": page(c, homes) for c in chapters}


def page(chapter: Chapter, homes: dict[str, str]) -> str:
    body = chapter.body
    for tag in body.select(".katex"):
        formula(tag)
    for block in body.select("pre"):
        by_lines(block)
    for tag in body.select('a[href^="#"]'):
        target = str(tag["href"])[1:]
        tag["href"] = f"{homes[target]}#{target}"
    for image in body.select("img"):
        image["src"] = "images/" + str(image["src"]).rpartition("/")[2]
    for drawing in body.select("svg"):
        drawing["xmlns"] = SVG
        drawing["viewBox"] = str(drawing.attrs.pop("viewbox"))
        drawing["aria-hidden"] = "true"
    for tag in body.find_all(True):
        for name in [n for n in tag.attrs if n.startswith("data-") or n == "border"]:
            del tag[name]
    return PAGE.format(title=heading(chapter), body=str(body))


def heading(chapter: Chapter) -> str:
    return escaped(f"{chapter.number} {chapter.title}".strip())


def escaped(text: str) -> str:
    return BeautifulSoup.new_string(
        BeautifulSoup("", "html.parser"), text
    ).output_ready()
