"""La directive ``explorable`` : une figure que l’on manipule dans la page.

::

    :::{explorable} descent
    :name: fig-a-descendre
    :fallback: fig-carte
    La légende.
    :::

Chaque figure est un module de ``figures/`` ; ``parts/`` est ce qu’elles partagent.
Les données viennent du chapitre, qui les exporte par ``glue("descent", JSON(…))``.
Sans JavaScript, ou imprimée, la figure renvoie à une image fixe, ``fallback``.
``also`` nomme un autre chapitre, qui exporte sous le même nom d’autres données :
la page ne les charge que si le lecteur les demande.
"""

import json
import posixpath
from pathlib import Path

import rcssmin
import rjsmin
from docutils import nodes
from docutils.parsers.rst import directives
from myst_nb.ext.glue.utils import RetrievalError, retrieve_glue_data
from sphinx.util.docutils import SphinxDirective

CODE = Path(__file__).parent
FIGURES = sorted(path.stem for path in CODE.glob("figures/*.js"))
LIGHTEN = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}
TARGET = "_static/explorables"
FALLBACK = (
    "Cette figure se manipule dans la page du livre, avec JavaScript. "
    "Sans lui, voyez la {{numref}}`{}`."
)

NEEDED = ("name", "fallback")


class live_figure(nodes.General, nodes.Element):
    """La figure à manipuler ; ses enfants disent quoi voir à sa place."""


class Explorable(SphinxDirective):
    required_arguments = 1
    has_content = True
    option_spec = dict.fromkeys((*NEEDED, "also"), directives.unchanged_required)

    def run(self):
        name = self.arguments[0]
        self.assert_has_content()
        for needed in NEEDED:
            if needed not in self.options:
                raise self.error(f"explorable {name} : il manque « :{needed}: »")
        if name not in FIGURES:
            known = f"Il y a {', '.join(FIGURES)}."
            raise self.error(f"explorable {name} : cette figure n’existe pas. {known}")
        try:
            data = retrieve_glue_data(self.state.document, name).data
        except RetrievalError:
            raise self.error(
                f'explorable {name} : le chapitre n’exporte pas glue("{name}", JSON(…))'
            ) from None
        live = live_figure(element=name, data=data["application/json"])
        if "also" in self.options:
            live["also"] = self.options["also"]
            self.env.note_dependency(self.env.doc2path(live["also"]))
        live += self.parse_text_to_nodes(FALLBACK.format(self.options["fallback"]))
        caption = nodes.caption()
        for paragraph in self.parse_content_to_nodes():
            caption += paragraph.children
        figure = nodes.figure("", live, caption, classes=["explorable-figure"])
        self.set_source_info(figure)
        self.add_name(figure)
        return [figure]


def write_data(app, docname, name, data):
    """Écrit les données d’une figure, et rend leur chemin dans le site."""
    path = f"{TARGET}/data/{docname}-{name}.json"
    target = Path(app.outdir, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, separators=(",", ":"), sort_keys=True)
    target.write_text(text, "utf-8")
    return path


def exported(app, docname, name):
    """Ce qu’un autre chapitre a exporté, là où MyST-NB le garde."""
    kept = Path(app.outdir).parent / "jupyter_execute" / f"{docname}.glue.json"
    return json.loads(kept.read_text("utf-8"))[name]["data"]["application/json"]


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
    app, name = translator.builder.app, node["element"]
    sources = {"source": write_data(app, docname, name, node["data"])}
    if also := node.get("also"):
        sources["also"] = write_data(app, also, name, exported(app, also, name))
    given = " ".join(f'data-{key}="{address(path)}"' for key, path in sources.items())
    translator.body.append(
        '<div class="explorable-frame">'
        f'<explorable-{name} class="explorable" data-pagefind-ignore {given}>\n'
    )


def depart_html(translator, node):
    translator.body.append(f"</explorable-{node['element']}></div>\n")


def keep_fallback(translator, node):
    """Hors d’une page, il ne reste que le renvoi à l’image fixe."""


def copy_code(app, exception):
    """Copie dans le site les modules et les styles, allégés."""
    if exception is None and app.builder.format == "html":
        for source in sorted(CODE.rglob("*.[cj]s*")):
            target = Path(app.outdir, TARGET, source.relative_to(CODE))
            target.parent.mkdir(parents=True, exist_ok=True)
            code = LIGHTEN[source.suffix](source.read_text("utf-8"))
            target.write_text(code, "utf-8")


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
    app.connect("build-finished", copy_code, priority=400)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
