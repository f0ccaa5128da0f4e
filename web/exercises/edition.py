"""L’édition des élèves : le livre sans ses solutions, partout où elles paraîtraient.

``SOLUTIONS=non make book`` la construit, ou ``book_solutions: false`` dans _config.yml.
"""

import os
from typing import Any

from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.transforms import SphinxTransform
from sphinx_exercise.nodes import solution_node

from web.notebooks.myst import directive, places

CHOICES = {"oui": True, "non": False}


def choose(app: Sphinx, config: Config) -> None:
    """L’édition que demande la variable d’environnement, s’il y en a une."""
    if chosen := os.environ.get("SOLUTIONS"):
        if chosen not in CHOICES:
            raise ConfigError(f"SOLUTIONS : oui ou non est attendu, {chosen} est reçu")
        config.book_solutions = CHOICES[chosen]


class WithoutSolutions(SphinxTransform):
    """Retire de la page les solutions, une fois réunies."""

    default_priority = 805

    def apply(self, **options: Any) -> None:
        if not self.config.book_solutions:
            for node in list(self.document.findall(solution_node)):
                node.parent.remove(node)


def without_solutions(notebook: NotebookNode) -> None:
    """Retire d’un carnet les solutions, texte et code."""
    kept, solving = [], False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source, solving = outside(cell.source, solving)
        if cell.source.strip() and not (solving and cell.cell_type == "code"):
            kept.append(cell)
    notebook.cells = kept


def outside(text: str, solving: bool) -> tuple[str, bool]:
    """Le texte hors des solutions, et si l’une reste ouverte à sa fin."""
    lines, kept, cursor = text.split("\n"), list[str](), 0
    for start, end, (token, *_) in places(text):
        match (found := directive(token)) and found.name:
            case "solution-start":
                kept += lines[cursor:start]
                solving = True
            case "solution-end":
                cursor, solving = end, False
    return "\n".join(kept if solving else kept + lines[cursor:]), solving


def setup(app: Sphinx) -> None:
    app.add_config_value("book_solutions", True, "env")
    app.connect("config-inited", choose)
    app.add_transform(WithoutSolutions)
