"""Les cellules d’une page : leur nom, leur code, et les nombres qu’elles donnent."""

import hashlib
import json
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.ext.glue.roles import PasteTextRole
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from web.exercises.reading import read as exercises
from web.notebooks.chapters import read
from web.pages.shipping import target
from web.python.runtime import RUNTIME

FOLDER = "_static/python"
DURATIONS = Path(__file__).with_name("durations.json")


def sources(path: Path) -> list[str]:
    """Le code de chaque cellule d’un chapitre, dans l’ordre."""
    return [cell.source for cell in read(path).cells if cell.cell_type == "code"]


def digest(source: str) -> str:
    """Ce qui, dans ``durations.json``, dit une cellule tant qu’elle ne change pas."""
    return hashlib.sha256(source.encode()).hexdigest()[:8]


class NamedCells(SphinxTransform):
    """Donne à chaque cellule de code de la page son rang parmi toutes."""

    default_priority = 800

    def apply(self, **options: Any) -> None:
        found = [
            node
            for node in self.document.findall(nodes.container)
            if node.get("nb_element") == "cell_code"
        ]
        if found and Path(self.env.srcdir, RUNTIME).exists():
            path = Path(self.env.doc2path(self.env.docname))
            cells = enumerate(read(path).cells)
            code = [rank for rank, cell in cells if cell.cell_type == "code"]
            for node in found:
                node["ids"].append(f"cellule-{code.index(node['cell_index'])}")


class NamedNumber(PasteTextRole):
    """``{glue:text}``, qui dit en plus quel nombre il montre, et sous quelle forme."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        found, messages = super().run()
        name, _, form = self.text.partition(":")
        for node in found:
            if isinstance(node, nodes.inline):
                node["classes"].append(f"glue:{name}:{form or 's'}")
        return found, messages


def write_page(app: Sphinx, page: str, place: dict[str, Any]) -> str:
    """Écrit ce que la page doit savoir pour exécuter ses cellules ; rend le chemin."""
    durations = json.loads(DURATIONS.read_text("utf-8"))
    path = f"{FOLDER}/cells/{page}.json"
    cells = read(Path(app.env.doc2path(page))).cells
    codes = [cell.source for cell in cells if cell.cell_type == "code"]
    found = exercises(cells)
    solutions = [rank for one in found for rank in one.solution]
    if not app.config.book_solutions:
        for rank in solutions:
            codes[rank] = ""
    content = {
        "sources": codes,
        "starts": [one.start for one in found if one.start is not None],
        "solutions": solutions,
        "seconds": [durations["seconds"].get(digest(code), 0) for code in codes],
        "place": place | {"unit": durations["unit"]},
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    target(app, path, page).write_text(text, "utf-8")
    return path


def setup(app: Sphinx) -> None:
    app.add_transform(NamedCells)
    app.add_role_to_domain("glue", "text", NamedNumber(), override=True)
