"""Les carnets à emporter : ce que la construction a exécuté, lisible partout."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import nbformat
from docutils.nodes import make_id
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment

from web.build.execution import executed
from web.notebooks.chapters import read
from web.notebooks.myst import Directive, rewrite
from web.notebooks.references import write_prose
from web.pages.shipping import target

INSTALL = """# Ce livre a besoin de sa petite bibliothèque ; sur Colab, elle s’installe ici.
# MyST-NB sert aux cellules qui donnent leurs nombres aux phrases de la page.
try:
    import lib, myst_nb
except ModuleNotFoundError:
    %pip install --quiet "{source}" myst-nb
"""
TITLED = {"exercise": "Exercice", "admonition": ""}
TARGET = re.compile(r"(?:(.*?)\s*<)?([^<>]+)>?", re.DOTALL)


def numbering(env: BuildEnvironment) -> Callable[[str], str]:
    """La fonction qui rend « 3.1 », le numéro d’une figure ou d’une équation."""
    labels = cast(StandardDomain, env.get_domain("std")).labels
    numbers = {
        anchor: ".".join(map(str, number))
        for kinds in env.toc_fignumbers.values()
        for anchors in kinds.values()
        for anchor, number in anchors.items()
    }

    def number(label: str) -> str:
        anchor = labels[label][1] if label in labels else make_id(f"equation-{label}")
        return numbers[anchor]

    return number


def plain(text: str, folder: Path, number: Callable[[str], str]) -> str:
    """Du Markdown sans directive ni rôle ; ``number(label)`` dit « 3.1 »."""

    def block(found: Directive) -> str:
        match found.name:
            case "literalinclude":
                code = (folder / found.argument).read_text("utf-8")
                return f"```python\n{code}```"
            case "solution-start":
                return "**Solution**"
            case "solution-end":
                return ""
        title = " : ".join(filter(None, [TITLED.get(found.name), found.argument]))
        body = plain(found.body, folder, number)
        if title and found.name in TITLED:
            body = f"**{title}**\n\n{body}"
        return re.sub(r"^", "> ", body, flags=re.MULTILINE)

    def equation(formula: str, label: str) -> str:
        return f"$${formula.rstrip()}\n\\tag{{{number(label)}}}$$"

    def role(name: str, content: str) -> str:
        title, label = cast(re.Match, TARGET.fullmatch(content)).groups()
        match name:
            case "numref":
                return f"Fig. {number(label)}"
            case "eq":
                return f"({number(label)})"
            case "cite":
                return f"[{label}]"
        return title or label

    return rewrite(text, block, equation, role)


def portable(
    notebook: NotebookNode,
    folder: Path,
    repository: str | None,
    number: Callable[[str], str],
) -> str:
    """Le carnet exécuté ``notebook``, dont la première cellule installe ``lib``."""
    write_prose(notebook)
    for rank, cell in enumerate(notebook.cells):
        cell["id"] = f"cellule-{rank}"
        cell.metadata.pop("execution", None)
        if cell.cell_type == "markdown":
            cell.source = plain(cell.source, folder, number)
    if repository:
        source = INSTALL.format(source=f"git+{repository}")
        install = nbformat.v4.new_code_cell(source, id="installation")
        notebook.cells.insert(0, install)
    return nbformat.writes(notebook)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Écrit dans le site le carnet de chaque chapitre qui a du code."""
    if exception is not None or app.builder.format != "html":
        return
    cache, number = app.config.nb_execution_cache_path, numbering(app.env)
    for page in sorted(app.env.found_docs - {app.config.root_doc}):
        source = Path(app.srcdir, f"{page}.md")
        if source.with_suffix(".ipynb").exists():
            notebook = executed(read(source), cache) or read(source)
            text = portable(notebook, source.parent, app.config.book_repository, number)
            name = source.with_suffix(".ipynb").name
            target(app, f"carnets/{name}").write_text(text, "utf-8")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write, priority=800)
