"""Les chapitres : où ils sont, ce qu’ils contiennent, ce qu’ils ont donné."""

from pathlib import Path

import jupytext
from nbformat import NotebookNode

from web.repository import BOOK


def chapters() -> list[Path]:
    """Les pages du livre qui contiennent du code, dans l’ordre des noms."""
    pages = (p for p in BOOK.rglob("*.md") if ".ipynb_checkpoints" not in p.parts)
    return sorted(p for p in pages if "kernelspec:" in p.read_text("utf-8"))


def read(path: Path) -> NotebookNode:
    """Le carnet, sans sorties, qu’est un chapitre."""
    return jupytext.read(path, fmt="md:myst")
