"""Les carnets de référence : chaque chapitre et ses sorties, à côté de lui.

Ce que le chapitre dessine et exporte, trop gros pour eux, est résumé dans
``tests/book/drawn``.

``python -m web.notebooks.references`` les refait tous, d’après ce que la dernière
construction a exécuté ; donnez des noms de chapitres pour n’en refaire que quelques-uns.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import nbformat
from myst_nb.core.variables import format_plain_text
from nbformat import NotebookNode

from web.exercises import markdown as exercises
from web.notebooks.cells import fold
from web.notebooks.chapters import chapters, read
from web.notebooks.drawn import drawings
from web.notebooks.myst import Directive, rewrite
from web.pages.french import french
from web.repository import ROOT

DRAWN = ROOT / "tests" / "book" / "drawn"
Outputs = tuple[list[NotebookNode], int | None]
HEAVY = re.compile(r"^image/|/json$")
IN_THE_PAGE = (
    ":::{{admonition}} À manipuler dans la page du livre\n:class: tip\n{}\n:::"
)


def glued(notebook: NotebookNode) -> dict[str, str]:
    """Ce que les cellules ont donné aux phrases par ``glue`` : {nom: texte}."""
    return {
        output.metadata["scrapbook"]["name"]: text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        for mime, text in output.get("data", {}).items()
        if "scrapbook" in output.metadata and mime.endswith("text/plain")
    }


def pasted(values: dict[str, str], content: str) -> str:
    """Le nombre que demande ``{glue:text}`nom:forme```, écrit à la française."""
    key, _, form = content.partition(":")
    if key not in values:
        raise LookupError(f"glue « {key} » manque : lancez make references")
    return french(format_plain_text(values[key], form))


def write_prose(notebook: NotebookNode) -> None:
    """Écrit les nombres dans les phrases, et en Markdown ce qui n’est qu’à la page."""
    values = glued(notebook)

    def number(name: str, content: str) -> str | None:
        return pasted(values, content) if name == "glue:text" else None

    def in_the_page(found: Directive) -> str | None:
        match found.name:
            case "explorable":
                return IN_THE_PAGE.format(found.body)
            case "question":
                return exercises.question(found, values.__getitem__)
            case "recall":
                return exercises.recall(found, rewrite(found.body, in_the_page))
            case "hints":
                return exercises.hints(found.body)
            case "attempt" | "goal":
                return ""
        return None

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = rewrite(cell.source, block=in_the_page, role=number)


def reference(chapter: Path, outputs: Iterable[Outputs]) -> NotebookNode:
    """Le carnet de référence d’un chapitre, où ``outputs`` suivent chaque cellule.

    Ni images ni données ; des noms stables, pour que les différences se lisent.
    """
    notebook, following = read(chapter), iter(outputs)
    notebook.metadata.pop("language_info", None)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cellule-{number}"
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = next(following)
            for output in cell.outputs:
                data = output.get("data", {})
                for heavy in [mime for mime in data if HEAVY.search(mime)]:
                    del data[heavy]
    fold(notebook)
    write_prose(notebook)
    return notebook


def outputs_of(notebook: NotebookNode) -> list[Outputs]:
    """Les sorties et le rang de chaque cellule de code d’un carnet exécuté."""
    code = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [(cell.outputs, cell.execution_count) for cell in code]


def main(names: list[str]) -> None:
    # Sphinx n’est chargé que pour relire ce qu’une construction a exécuté.
    from web.build.execution import current_cache, executed

    cache = current_cache(ROOT, ROOT / "_build")
    for chapter in [Path(name) for name in names] or chapters():
        notebook = executed(read(chapter), cache)
        if notebook is None:
            sys.exit(f"{chapter.name} n’est pas exécuté : lancez d’abord make book")
        drawn = json.dumps(drawings(notebook), ensure_ascii=False, indent=1)
        (DRAWN / f"{chapter.stem}.json").write_text(drawn + "\n", "utf-8")
        target = chapter.with_suffix(".ipynb")
        nbformat.write(reference(chapter, outputs_of(notebook)), target)
        print(target)


if __name__ == "__main__":
    main(sys.argv[1:])
