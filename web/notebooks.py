"""Les carnets de référence : les chapitres exécutés, dans des .ipynb.

``python -m web.notebooks`` les refait tous ;
``python -m web.notebooks book/2-cout.md``, un seul.
"""

import os
import re
import sys
from pathlib import Path

import jupytext
import nbformat
from myst_nb.core.variables import format_plain_text
from nbclient import NotebookClient

from web.french import french

BOOK = Path(__file__).parents[1] / "book"
HEAVY = re.compile(r"^image/|/json$")
EXPLORABLE = re.compile(r"^:::\{explorable\} .*\n(:\w+: .*\n)*", re.MULTILINE)
IN_THE_PAGE = """\
:::{admonition} À manipuler dans la page du livre
:class: tip
"""


def chapters():
    """Les pages du livre qui contiennent du code."""
    pages = (p for p in BOOK.rglob("*.md") if ".ipynb_checkpoints" not in p.parts)
    return sorted(p for p in pages if "kernelspec:" in p.read_text("utf-8"))


def write_numbers(notebook):
    """Remplace dans la prose les rôles ``glue:text`` par leurs valeurs."""
    glued = {
        output.metadata["scrapbook"]["name"]: text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        for mime, text in output.get("data", {}).items()
        if "scrapbook" in output.metadata and mime.endswith("text/plain")
    }

    def value(role):
        return french(format_plain_text(glued[role["key"]], role["format"]))

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(
                r"\{glue:text\}`(?P<key>\w+):(?P<format>[^`]+)`", value, cell.source
            )


def name_explorables(notebook):
    """Remplace les figures à manipuler par leur légende, encadrée."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = EXPLORABLE.sub(IN_THE_PAGE, cell.source)


def execute(path):
    """Le carnet exécuté d’un chapitre, sans images ni données, aux noms stables."""
    notebook = jupytext.read(path)
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        coalesce_streams=True,
        resources={"metadata": {"path": path.parent}},
    ).execute()
    write_numbers(notebook)
    name_explorables(notebook)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cellule-{number}"
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for heavy in [mime for mime in data if HEAVY.search(mime)]:
                del data[heavy]
    notebook.metadata.pop("language_info", None)
    return notebook


if __name__ == "__main__":
    os.environ["TQDM_DISABLE"] = "1"
    for chapter in [Path(name) for name in sys.argv[1:]] or chapters():
        nbformat.write(execute(chapter), chapter.with_suffix(".ipynb"))
        print(chapter.with_suffix(".ipynb"))
