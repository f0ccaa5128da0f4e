"""Ce que la page reçoit des questions et des exercices : leur balisage, leur style et leur code."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxTranslator
from sphinx.writers.html5 import HTML5Translator as HTMLTranslator

from web.exercises.directive import part
from web.pages.formulas import katex_style
from web.pages.lightening import lighten, lightened
from web.pages.shipping import target

CODE = Path(__file__).parent / "code"
TARGET = "_static/exercises"
STYLES = ("question", "practice")
KINDS = ("question", "practice", "review")
SCRIPT = '<script type="module" src="{}" fetchpriority="low"></script>'


def visit_part(translator: HTMLTranslator, node: nodes.Element) -> None:
    attributes = node["data"]
    translator.body.append(translator.starttag(node, node["tag"], "", **attributes))


def depart_part(translator: HTMLTranslator, node: nodes.Element) -> None:
    translator.body.append(f"</{node['tag']}>\n")


def plain(translator: SphinxTranslator, node: nodes.Element) -> None:
    """Hors d’une page, il ne reste que le contenu."""


def equip(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Le style et le code, aux seules pages qui ont des questions ou des exercices."""
    if doctree is None:
        return
    kinds = {name for one in doctree.findall(part) for name in one["classes"]}
    if not kinds.intersection(KINDS):
        return
    root = context["pathto"]("", 1)
    context["styles"] += app.config.question_style
    if "review" in kinds:
        katex = katex_style(app.srcdir)
        context["styles"] += katex.replace(
            "url(fonts/", f"url({root}_static/katex/fonts/"
        )
    entry = "review" if "review" in kinds else "chapter"
    context["body"] += SCRIPT.format(f"{root}{TARGET}/{entry}.js")


def read_style(app: Sphinx, config: Config) -> None:
    """Le style, écrit dans les pages : s’il change, elles se refont."""
    style = "".join((CODE / f"{name}.css").read_text("utf-8") for name in STYLES)
    config.question_style = lighten({"style.css": style})["style.css"]


def copy_code(app: Sphinx, exception: Exception | None) -> None:
    """Copie dans le site les modules, allégés."""
    if exception is None and app.builder.format == "html":
        for name, code in lightened(CODE, "*.js"):
            target(app, f"{TARGET}/{name}").write_text(code, "utf-8")


def setup(app: Sphinx) -> None:
    fixed = (plain, plain)
    app.add_node(
        part,
        html=(visit_part, depart_part),
        latex=fixed,
        text=fixed,
        man=fixed,
        texinfo=fixed,
    )
    app.add_config_value("question_style", "", "html")
    app.connect("config-inited", read_style)
    app.connect("html-page-context", equip, priority=600)
    app.connect("build-finished", copy_code, priority=400)
