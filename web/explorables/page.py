"""Ce que la page reçoit d’une figure à manipuler : ses données et son code."""

import json
import posixpath
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxTranslator
from sphinx.writers.html5 import HTML5Translator as HTMLTranslator

from web.explorables.directive import live_figure
from web.pages.lightening import lightened
from web.pages.shipping import target

CODE = Path(__file__).parent
TARGET = "_static/explorables"


def write_data(app: Sphinx, page: str, docname: str, name: str, data: Any) -> str:
    """Écrit les données d’une figure, et rend leur chemin dans le site."""
    path = f"{TARGET}/data/{docname}-{name}.json"
    text = json.dumps(data, separators=(",", ":"), sort_keys=True)
    target(app, path, page).write_text(text, "utf-8")
    return path


def exported(app: Sphinx, docname: str, name: str) -> Any:
    """Ce qu’un autre chapitre a exporté, là où MyST-NB le garde."""
    kept = Path(app.outdir).parent / "jupyter_execute" / f"{docname}.glue.json"
    return json.loads(kept.read_text("utf-8"))[name]["data"]["application/json"]


def visit_html(translator: HTMLTranslator, node: nodes.Element) -> None:
    """L’élément, et à sa première figure, ce que la page doit charger."""
    docname = translator.builder.current_docname
    folder = posixpath.dirname(translator.builder.get_target_uri(docname))

    def address(path: str) -> str:
        return posixpath.relpath(path, folder or ".")

    first = next(iter(node.document.findall(live_figure)))
    if node is first:
        translator.body.append(
            f'<link rel="stylesheet" href="{address(TARGET)}/page.css">'
            f'<script type="module" src="{address(TARGET)}/index.js"'
            ' fetchpriority="low"></script>\n'
        )
    app, name = translator.builder.app, node["element"]
    sources = {"source": write_data(app, docname, docname, name, node["data"])}
    if also := node.get("also"):
        data = exported(app, also, name)
        sources["also"] = write_data(app, docname, also, name, data)
    given = " ".join(f'data-{key}="{address(path)}"' for key, path in sources.items())
    translator.body.append(
        '<div class="explorable-frame">'
        f'<explorable-{name} class="explorable" {given}>\n'
    )


def depart_html(translator: HTMLTranslator, node: nodes.Element) -> None:
    translator.body.append(f"</explorable-{node['element']}></div>\n")


def keep_fallback(translator: SphinxTranslator, node: nodes.Element) -> None:
    """Hors d’une page, il ne reste que le renvoi à l’image fixe."""


def copy_code(app: Sphinx, exception: Exception | None) -> None:
    """Copie dans le site les modules et les styles, allégés."""
    if exception is None and app.builder.format == "html":
        for name, code in lightened(CODE, "*.[cj]s*"):
            target(app, f"{TARGET}/{name}").write_text(code, "utf-8")
