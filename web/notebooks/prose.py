"""Le texte d’un carnet à emporter : du Markdown que tout lecteur comprend."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import nbformat
from nbformat import NotebookNode
from sphinx.util import logging

from web.exercises import markdown as exercises
from web.notebooks.myst import Directive, parser, rewrite
from web.notebooks.places import Places
from web.notebooks.references import pasted

CUT = "\f"
LOGGER = logging.getLogger(__name__)
SOLUTION = "#### Solution de l’exercice"
FOLDED = "<details>\n<summary>{}</summary>\n\n{}\n\n</details>"
TARGET = re.compile(r"(?:(.*?)\s*<)?([^<>]+)>?", re.DOTALL)
LABEL = re.compile(r"^\([\w-]+\)=[ \t]*$\n?", re.MULTILINE)
PAGE = re.compile(r"\[([^\]]*)\]\((?!\w+:)([^)\s#]+)\.md(#[^)\s]*)?\)")


class Prose:
    """Récrit les textes d’une page, et retient ce qu’elle cite."""

    def __init__(self, places: Places, folder: Path, values: dict[str, str]) -> None:
        self.places, self.folder, self.values = places, folder, values
        self.sections = iter(places.sections())
        self.cited = set[str]()

    def cells(self, text: str) -> Iterator[NotebookNode]:
        """Le texte d’une cellule, en autant de cellules qu’il faut pour le replier."""
        pieces = self.plain(self.numbered(text)).split(CUT)
        for piece, following in zip(pieces, [*pieces[1:], None]):
            title, _, body = piece.partition("\n")
            if not title.startswith(SOLUTION):
                yield from markdown(piece)
            elif following is None:
                yield from markdown(title, {"jp-MarkdownHeadingCollapsed": True})
                yield from markdown(body)
            else:
                summary = title.removeprefix("#### ")
                yield from markdown(FOLDED.format(summary, body.strip()))

    def numbered(self, text: str) -> str:
        """Le texte, dont les titres portent le numéro qu’ils ont dans la page."""
        lines = text.split("\n")
        tokens = (t for t in parser().parse(text) if t.type == "heading_open")
        for line in (t.map[0] for t in tokens if t.map and t.level == 0):
            if number := next(self.sections, None):
                mark, title = lines[line].split(" ", 1)
                lines[line] = f"{mark} {number} {title}"
        return "\n".join(lines)

    def plain(self, text: str) -> str:
        """Du Markdown sans directive, ni rôle, ni lien vers une source du livre."""
        text = rewrite(LABEL.sub("", text), self.block, self.equation, self.role)
        return PAGE.sub(lambda found: self.places.to_page(*found.groups("")), text)

    def block(self, found: Directive) -> str:
        body = self.plain(found.body)
        match found.name:
            case "question":
                return self.plain(exercises.question(found, self.values.__getitem__))
            case "recall":
                return exercises.recall(found, body)
            case "hints":
                return exercises.hints(body)
            case "attempt" | "goal":
                return ""
            case "literalinclude":
                code = (self.folder / found.argument).read_text("utf-8")
                return f"```python\n{code}```"
            case "exercise":
                number = self.places.number(found.options["label"])
                stars = "★" * int(found.options.get("level", 0))
                title = f"### Exercice {number} ({found.argument}) {stars}".rstrip()
                return f"{CUT}{title}\n\n{body}"
            case "solution-start":
                return f"{CUT}{SOLUTION} {self.places.number(found.argument)}"
            case "solution-end":
                return CUT
            case "explorable":
                figure = self.figure(found.options["name"])
                title = f"À manipuler dans la page : {figure}"
            case _:
                title = self.plain(found.argument)
        return re.sub(r"^", "> ", f"**{title}**\n\n{body}", flags=re.MULTILINE)

    def figure(self, label: str) -> str:
        return self.places.link(f"Fig. {self.places.number(label)}", label)

    def equation(self, formula: str, label: str) -> str:
        return f"$${formula.rstrip()}\n\\tag{{{self.places.number(label)}}}$$"

    def role(self, name: str, content: str) -> str:
        title, label = cast(re.Match, TARGET.fullmatch(content)).groups()
        match name:
            case "glue:text":
                return pasted(self.values, content)
            case "numref":
                return self.figure(label)
            case "eq":
                return self.places.link(f"({self.places.number(label)})", label)
            case "cite":
                keys = [key.strip() for key in label.split(",")]
                known = self.places.citations
                self.cited.update(known.keys() & keys)
                marks = (known[key][0] if key in known else "?" for key in keys)
                return f"[{', '.join(marks)}]"
            case "ref":
                return self.places.link(title or self.places.titles[label], label)
            case "doc":
                return self.places.to_page(title or "", label)
        LOGGER.warning("%s : un carnet n’a pas de rôle « %s »", self.places.page, name)
        return content

    def caption(self, cell: NotebookNode) -> Iterator[NotebookNode]:
        """La légende de la figure que dessine une cellule, si elle en a une."""
        figure = cell.metadata.get("mystnb", {}).get("figure", {})
        if "name" in figure:
            text = self.plain(figure["caption"].strip())
            number = self.places.number(figure["name"])
            yield from markdown(f"**Fig. {number}.** {text}")

    def references(self) -> Iterator[NotebookNode]:
        """Ce que la page cite, à la fin."""
        entries = sorted((self.places.citations[key] for key in self.cited), key=rank)
        if entries:
            lines = [f"- [{mark}] {text}" for mark, text in entries]
            yield from markdown("\n".join(["## Références\n", *lines]))


def rank(entry: tuple[str, str]) -> int:
    return int(entry[0])


def markdown(
    text: str, metadata: dict[str, bool] | None = None
) -> Iterator[NotebookNode]:
    """Une cellule de texte, s’il y a un texte."""
    if text.strip():
        yield nbformat.v4.new_markdown_cell(text.strip(), metadata=metadata or {})
