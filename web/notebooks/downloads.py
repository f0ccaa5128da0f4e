"""Les carnets à emporter : ce que la construction a exécuté, lisible partout."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from sphinx.application import Sphinx

from web.build.execution import executed
from web.exercises.edition import without_solutions
from web.notebooks.cells import call_checks, drop_plumbing, fold, show_figure
from web.notebooks.chapters import read
from web.notebooks.places import Places
from web.notebooks.prose import Prose
from web.notebooks.references import glued
from web.notebooks.wheel import wheel_name, write_wheel
from web.pages.shipping import target
from web.repository import ROOT

FOLDER = "carnets"
INSTALL = """# Ce carnet emploie lib, la petite bibliothèque du livre. Si elle manque, la voici :
# d’un fichier posé à côté du carnet, sinon de là où le livre est publié.
import subprocess
import sys
from pathlib import Path

try:
    from lib import figures
except ImportError:
    beside = Path("{wheel}")
    for source in [beside] if beside.exists() else {sources}:
        command = [sys.executable, "-m", "pip", "install", "--quiet", str(source)]
        if subprocess.run(command).returncode == 0:
            break
    else:
        raise ImportError(f"lib manque : posez {{beside}} à côté de ce carnet")"""


def install(address: str, repository: str | None) -> NotebookNode:
    """La première cellule, qui prend ``lib`` là où elle est."""
    wheel = wheel_name(ROOT)
    sources = [f"{address}{FOLDER}/{wheel}"] if address else []
    sources += [f"git+{repository}"] if repository else []
    source = INSTALL.format(wheel=wheel, sources=sources)
    return nbformat.v4.new_code_cell(source)


def portable(notebook: NotebookNode, prose: Prose) -> None:
    """Fait du carnet exécuté un carnet que l’on ouvre sans le livre."""
    call_checks(notebook)
    fold(notebook)
    drop_plumbing(notebook)
    cells: list[NotebookNode] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cells += prose.cells(cell.source)
        else:
            show_figure(cell)
            cells += [cell, *prose.caption(cell)]
            cell.metadata = {
                name: cell.metadata[name]
                for name in ("jupyter",)
                if name in cell.metadata
            }
    notebook.cells = [*cells, *prose.references()]


def name_cells(notebook: NotebookNode) -> None:
    """Donne à chaque cellule un nom stable ; Colab replie celles qu’on lui nomme."""
    folded = []
    for rank, cell in enumerate(notebook.cells):
        cell["id"] = cell.metadata["id"] = f"cellule-{rank}"
        if cell.metadata.get("jp-MarkdownHeadingCollapsed"):
            folded.append(cell["id"])
    notebook.metadata["colab"] = {"collapsed_sections": folded}


def write(app: Sphinx, exception: Exception | None) -> None:
    """Écrit dans le site le carnet de chaque page qui a du code, et ``lib``."""
    if exception is not None or app.builder.format != "html":
        return
    wheel = target(app, f"{FOLDER}/{wheel_name(ROOT)}")
    for page in sorted(app.env.found_docs - {app.config.root_doc}):
        source = Path(app.srcdir, f"{page}.md")
        path = target(app, f"{FOLDER}/{source.stem}.ipynb")
        behind = not wheel.exists() or is_behind(app, page, path)
        if source.with_suffix(".ipynb").exists() and behind:
            path.write_text(nbformat.writes(carnet(app, page, source)), "utf-8")
    write_wheel(ROOT, wheel)


def is_behind(app: Sphinx, page: str, path: Path) -> bool:
    """Vrai si la page a été écrite après son carnet."""
    written = Path(app.outdir, f"{page}.html").stat().st_mtime_ns
    return not path.exists() or path.stat().st_mtime_ns < written


def carnet(app: Sphinx, page: str, source: Path) -> NotebookNode:
    """Le carnet d’une page, tel qu’on l’emporte."""
    cache, address = app.config.nb_execution_cache_path, app.config.html_baseurl
    notebook = executed(read(source), cache) or read(source)
    if not app.config.book_solutions:
        without_solutions(notebook)
    places = Places(app.env, page, address)
    portable(notebook, Prose(places, source.parent, glued(notebook)))
    notebook.cells.insert(0, install(address, app.config.book_repository))
    name_cells(notebook)
    return notebook


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write, priority=800)
