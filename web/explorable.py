"""La directive ``explorable`` : une figure que l’on manipule dans la page.

::

    :::{explorable} descent
    :name: fig-a-descendre
    :fallback: fig-carte
    La légende.
    :::

Les données viennent du chapitre, qui les exporte par ``glue("descent", JSON(…))``.
Sans JavaScript ou imprimée, la figure renvoie à l’image fixe, ``fallback``.
"""

import json
import posixpath
import re
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from myst_nb.ext.glue.utils import RetrievalError, retrieve_glue_data
from sphinx.util.docutils import SphinxDirective

CODE = Path(__file__).parent / "explorables"
TARGET = "_static/explorables"
FALLBACK = (
    "Cette figure se manipule dans la page du livre, avec JavaScript. "
    "Sans lui, voyez la {{numref}}`{}`."
)

OPTIONS = dict.fromkeys(("name", "fallback"), directives.unchanged_required)


class live_figure(nodes.General, nodes.Element):
    """La figure à manipuler ; ses enfants disent quoi voir à sa place."""


class Explorable(SphinxDirective):
    required_arguments = 1
    has_content = True
    option_spec = OPTIONS

    def run(self):
        name = self.arguments[0]
        self.assert_has_content()
        for needed in OPTIONS:
            if needed not in self.options:
                raise self.error(f"explorable {name} : il manque « :{needed}: »")
        if not (CODE / f"{name}.js").exists():
            raise self.error(f"explorable {name} : aucun module {name}.js")
        try:
            data = retrieve_glue_data(self.state.document, name).data
        except RetrievalError:
            raise self.error(
                f'explorable {name} : le chapitre n’exporte pas glue("{name}", JSON(…))'
            ) from None
        live = live_figure(element=name, data=data["application/json"])
        live += self.parse_text_to_nodes(FALLBACK.format(self.options["fallback"]))
        caption = nodes.caption()
        for paragraph in self.parse_content_to_nodes():
            caption += paragraph.children
        figure = nodes.figure("", live, caption, classes=["explorable-figure"])
        self.set_source_info(figure)
        self.add_name(figure)
        return [figure]


def write_data(app, docname, node):
    """Écrit les données d’une figure, et rend leur chemin dans le site."""
    path = f"{TARGET}/data/{docname}-{node['element']}.json"
    target = Path(app.outdir, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(node["data"], separators=(",", ":"), sort_keys=True)
    target.write_text(text, "utf-8")
    return path


def visit_html(translator, node):
    """L’élément, et à sa première figure, ce que la page doit charger."""
    docname = translator.builder.current_docname
    folder = posixpath.dirname(translator.builder.get_target_uri(docname))

    def address(path):
        return posixpath.relpath(path, folder or ".")

    first = next(iter(node.document.findall(live_figure)))
    if node is first:
        translator.body.append(
            f'<link rel="stylesheet" href="{address(TARGET)}/page.css">'
            f'<script type="module" src="{address(TARGET)}/index.js"></script>\n'
        )
    tag = f"explorable-{node['element']}"
    source = write_data(translator.builder.app, docname, node)
    translator.body.append(
        f'<div class="explorable-frame"><{tag} class="explorable" '
        f'data-source="{address(source)}">\n'
    )


def depart_html(translator, node):
    translator.body.append(f"</explorable-{node['element']}></div>\n")


def keep_fallback(translator, node):
    """Hors d’une page, il ne reste que le renvoi à l’image fixe."""


def lighten(text):
    """Le code, sans ses commentaires ni ses marges."""
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"^\s+", "", without_comments, flags=re.MULTILINE)


def copy_code(app, exception):
    if exception is None and app.builder.format == "html":
        target = Path(app.outdir, TARGET)
        target.mkdir(parents=True, exist_ok=True)
        for source in sorted(CODE.glob("*.[cj]s*")):
            code = lighten(source.read_text("utf-8"))
            (target / source.name).write_text(code, "utf-8")


def setup(app):
    fixed = (keep_fallback, keep_fallback)
    app.add_node(
        live_figure,
        html=(visit_html, depart_html),
        latex=fixed,
        text=fixed,
        man=fixed,
        texinfo=fixed,
    )
    app.add_directive("explorable", Explorable)
    app.connect("build-finished", copy_code)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
