"""Les carnets du site construit, et ce qu’en montre nbconvert."""

import re
import subprocess
from functools import cache

import nbformat
import pytest

from tests.site.conftest import SITE
from tests.site.sampling import sampled
from web.repository import BOOK, ROOT

PATHS = sorted(BOOK.glob("[0-9]*.md"))
CHAPTERS = pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
# Rendre un carnet en page prend trois secondes.
RENDERED = pytest.mark.parametrize(
    "path", sampled(PATHS, PATHS[0]), ids=lambda p: p.stem
)
NBCONVERT = ROOT / "_build" / "binder" / "bin" / "jupyter-nbconvert"
TAG = re.compile(r"<[^>]+>")


def downloaded(path):
    return nbformat.read(SITE / "carnets" / f"{path.stem}.ipynb", 4)


def texts(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def printed(notebook):
    """Ce que les cellules écrivent, cellule par cellule, en un seul morceau."""
    return [
        "".join(o.text for o in cell.outputs if o.get("name") == "stdout")
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


@cache
def rendered(path):
    """Ce que nbconvert, de l’environnement de Binder, fait du carnet."""
    command = [NBCONVERT, "--to", "html", "--stdout", "--log-level", "ERROR"]
    command += ["--HTMLExporter.exclude_anchor_links=True"]
    notebook = SITE / "carnets" / f"{path.stem}.ipynb"
    result = subprocess.run(
        [*command, notebook], check=True, capture_output=True, encoding="utf-8"
    )
    return result.stdout


@cache
def page(path):
    """L’article de la page, sans ce qui l’entoure."""
    text = (SITE / "book" / f"{path.stem}.html").read_text("utf-8")
    return text[text.index("<article") : text.index("</article>")]


def visible(html):
    """Le texte d’un morceau de page, sans balises ni espaces de trop."""
    return " ".join(TAG.sub("", html).split())
