"""Les passages du livre, lus dans les pages écrites : sections, mots, exercices, signes."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag

from web.pages.readable import readable

DRAWN = '<span class="katex-html"'
BLOCKS = {"p", "li", "dd", "dt", "tr", "div", "figcaption", "summary", "blockquote"}
LEFT_OUT = (
    ".headerlink, .ways, .explorable, .eqno, details.code > summary, "
    ".question .choices, .review, svg, script, style, noscript"
)
PASSAGES = "section[id], .exercise[id], dt[id], tr.symbol"
NOTATIONS = "section#notations"
HEADINGS = ("h1", "h2", "h3", "h4")
Passage = dict[str, str]


def without_drawings(page: str) -> str:
    """La page sans le dessin de ses formules, dont elle garde aussi le sens."""
    first, *others = page.split(DRAWN)
    kept = [first]
    for text in others:
        depth = 1
        for tag in re.finditer(r"<(/?)span\b[^>]*>", text):
            depth += -1 if tag[1] else 1
            if depth == 0:
                kept.append(text[tag.end() :])
                break
    return "".join(kept)


def flow(node: Tag, code: list[str]) -> str:
    """Le texte d’un élément, une ligne par bloc ; son code va dans ``code``."""
    parts = []
    for child in node.children:
        if isinstance(child, Tag):
            parts.append(flow_of(child, code))
        elif type(child) is NavigableString:
            parts.append(re.sub(r"[ \t\r\n]+", " ", child))
    return "".join(parts)


def flow_of(tag: Tag, code: list[str]) -> str:
    if tag.name == "math":
        return readable(tag)
    if tag.name == "pre":
        code.append(tag.get_text().strip("\n"))
        return "\n"
    text = flow(tag, code)
    if tag.name in ("td", "th"):
        return f"{text.strip()} · "
    return f"\n{text}\n" if tag.name in BLOCKS else text


def lines(text: str) -> str:
    stripped = (line.strip(" ·→") for line in text.split("\n"))
    return "\n".join(re.sub(" +", " ", line) for line in stripped if line)


def taken(node: Tag, **known: str) -> Passage:
    """Un passage, retiré de la page : ce qui reste est au passage qui le contient."""
    code: list[str] = []
    text = lines(flow_of(node, code))
    node.extract()
    return {**known, "text": text, "code": "\n".join(code)}


def heading(node: Tag | None) -> str:
    if node is None:
        return ""
    return lines(flow(node.extract(), [])).replace("\n", " ")


def definition(term: Tag) -> Passage:
    """Une entrée du glossaire, ou un objet de la bibliothèque."""
    body = term.find_next_sibling("dd")
    assert body is not None
    name = term.select_one(".descname")
    english = None if name else body.find("em")
    names = english.extract().get_text().strip(". ") if english else str(term["id"])
    title = name.get_text() if name else heading(term)
    known = {"kind": "objet" if name else "mot", "title": title, "names": names}
    if not name and (links := body.select("a[href*='.html']")):
        home = links[-1].extract()
        known["home"] = f"book/{str(home['href']).removeprefix('../')}"
    return taken(body, anchor=str(term["id"]), **known)


def symbol(row: Tag, anchor: str) -> Passage:
    """Une ligne des notations : un signe, son sens, et son nom dans le code."""
    cells = row.find_all("td")
    title = lines(flow(cells[0].extract(), []))
    names = ", ".join(code.get_text() for code in row.find_all("code"))
    sense, where = (lines(flow(cell, [])) for cell in (cells[1], cells[3]))
    said = [
        sense,
        names and f"dans le code : {names}",
        f"chapitre{'s' * (',' in where)} {where}",
    ]
    row.clear()
    row.append(" · ".join(filter(None, said)))
    return taken(row, anchor=anchor, kind="symbole", title=title, names=names)


def passage(node: Tag) -> Passage:
    if node.name == "dt":
        return definition(node)
    anchor = str(node.get("id", ""))
    if node.name == "tr":
        section = node.find_parent("section", id=True)
        assert section is not None
        return symbol(node, str(section["id"]))
    if node.name == "section":
        title = node.find(HEADINGS)
        kind = "chapitre" if title and title.name == "h1" else "section"
    else:
        title, kind = node.select_one(".admonition-title"), "exercice"
    return taken(node, anchor=anchor, kind=kind, title=heading(title), names="")


def passages(page: str, is_aside: bool) -> Iterator[Passage]:
    """Les passages d’une page, dans son ordre ; aucun si elle ne fait que rediriger."""
    article = BeautifulSoup(without_drawings(page), "html.parser").article
    if article is None:
        return
    for node in article.select(LEFT_OUT):
        node.decompose()
    for solution in article.select("details.solution"):
        exercise = solution.find_previous(class_="exercise")
        assert isinstance(exercise, Tag)
        exercise.append(solution.extract())
    if article.select_one(NOTATIONS):
        for row in article.select("tbody tr"):
            row["class"] = "symbol"
    found = [passage(node) for node in reversed(article.select(PASSAGES))]
    for one in reversed(found):
        is_course = one["kind"] in ("chapitre", "section")
        kind = "annexe" if is_aside and is_course else one["kind"]
        yield {"page": found[-1]["title"], **one, "kind": kind}
