"""Comment nos pages écrivent les images, les tableaux et ce qui se déplie."""

import posixpath
import re
from html import escape
from typing import Any

import imagesize
from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator as HTMLTranslator
from sphinx_exercise.nodes import is_extension_node, solution_node

LITERAL, FRENCH = "Solution de Exercice", "Solution de l’exercice"
LOGGER = logging.getLogger(__name__)
# Le nom des lignes, que pandas met sur une rangée d’en-tête à part, presque vide.
NAMES_APART = re.compile(
    r"<th></th>(?P<columns>(?:\s*<th>[^<]*</th>)+\s*</tr>)\s*"
    r"<tr>\s*(?P<name><th>[^<]+</th>)(?:\s*<th></th>)+\s*</tr>"
)


def visit_image(translator: HTMLTranslator, node: nodes.Element) -> None:
    """Une image du livre, dont la place est connue avant qu’elle n’arrive."""
    builder = translator.builder
    if node["uri"] not in builder.images:
        LOGGER.warning("image absente ou distante : %s", node["uri"], location=node)
        raise nodes.SkipNode
    width, height = imagesize.get(builder.srcdir / node["uri"])
    attributes = {
        "src": posixpath.join(builder.imgpath, builder.images[node["uri"]]),
        "alt": node.get("alt", ""),
        "width": round(width),
        "height": round(height),
        "loading": "lazy",
    }
    if "width" in node:
        attributes["style"] = f"width: {node['width']}"
    if "align" in node:
        attributes["class"] = f"align-{node['align']}"
    written = "".join(f' {k}="{escape(str(v))}"' for k, v in attributes.items())
    translator.body.append(f"<img{written}>")


def visit_hidden_code(translator: HTMLTranslator, node: nodes.Element) -> None:
    translator.body.append('<details class="code">')
    translator.body.append(f"<summary>{node['prompt_show']}</summary>\n")


def visit_solution(translator: HTMLTranslator, node: nodes.Element) -> None:
    """Une solution repliée, sous le titre que sphinx-exercise lui donne en mot à mot."""
    title = node.pop(0).astext()
    if not title.startswith(LITERAL):
        raise ExtensionError(
            f"sphinx-exercise a changé : « {LITERAL}… » est attendu, « {title} » est reçu"
        )
    title = FRENCH + title.removeprefix(LITERAL)
    translator.body.append(translator.starttag(node, "details"))
    translator.body.append(f"<summary>{escape(title)}</summary>\n")


def depart_details(translator: HTMLTranslator, node: nodes.Element) -> None:
    translator.body.append("</details>\n")


def visit_citation(translator: HTMLTranslator, node: nodes.Element) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="citation"))


def depart_citation(translator: HTMLTranslator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def book_table(html: str) -> str:
    """Un tableau de pandas, écrit comme ceux du livre : ni cadre ni en-tête vide."""
    html = re.sub(r"<style scoped>.*?</style>\s*", "", html, flags=re.DOTALL)
    html = html.replace('<table border="1" ', "<table ")
    html = html.replace('<tr style="text-align: right;">', "<tr>")
    html = NAMES_APART.sub(r"\g<name>\g<columns>", html)
    html = html.replace("<th></th>", "<td></td>")
    head, closed, body = html.partition("</thead>")
    columns, rows = '<th scope="col">', '<th scope="row">'
    return head.replace("<th>", columns) + closed + body.replace("<th>", rows)


class BookTables(SphinxPostTransform):
    default_priority = 500

    def run(self, **options: Any) -> None:
        for output in self.document.findall(nodes.raw):
            if 'class="dataframe"' in (text := output.astext()):
                output.clear()
                output += nodes.Text(book_table(text))


class UniqueAnchors(SphinxPostTransform):
    """Les exercices et leurs solutions ont chacun une ancre, et une seule."""

    default_priority = 500

    def run(self, **options: Any) -> None:
        for node in self.document.findall(is_extension_node):
            for section in node.findall(nodes.section):
                section["ids"].clear()


class WideTables(SphinxPostTransform):
    """Un tableau défile dans son cadre, jamais la page."""

    default_priority = 500

    def run(self, **options: Any) -> None:
        for table in list(self.document.findall(nodes.table)):
            frame = nodes.container(classes=["wide"])
            table.replace_self(frame)
            frame += table


def setup(app: Sphinx) -> None:
    app.add_node(nodes.image, html=(visit_image, lambda *_: None), override=True)
    app.add_node(
        HideCodeCellNode, html=(visit_hidden_code, depart_details), override=True
    )
    app.add_node(solution_node, html=(visit_solution, depart_details), override=True)
    app.add_node(nodes.citation, html=(visit_citation, depart_citation), override=True)
    app.add_post_transform(BookTables)
    app.add_post_transform(UniqueAnchors)
    app.add_post_transform(WideTables)
