"""Les cellules de code d’un carnet : ce que la page cache, replié ou retiré."""

import ast
import re
from base64 import b64encode
from html import escape

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from web.exercises.reading import call

HIDDEN = {
    "hide-input": {"source_hidden"},
    "remove-input": {"source_hidden"},
    "hide-output": {"outputs_hidden"},
    "hide-cell": {"source_hidden", "outputs_hidden"},
    "remove-cell": {"source_hidden", "outputs_hidden"},
}
SOLUTION = re.compile(r"\{solution-(start|end)\}")


def fold(notebook: NotebookNode) -> None:
    """Replie dans le carnet ce que la page replie ou retire, et les solutions."""
    solving = False
    for cell in notebook.cells:
        if cell.cell_type == "code":
            kinds = (HIDDEN.get(tag, set()) for tag in cell.metadata.get("tags", []))
            hidden = {"source_hidden"} if solving else set()
            if hidden := hidden.union(*kinds):
                cell.metadata["jupyter"] = dict.fromkeys(sorted(hidden), True)
        for step in SOLUTION.findall(cell.source):
            solving = step == "start"


def call_checks(notebook: NotebookNode) -> None:
    """Après chaque vérification, une cellule qui l’appelle."""
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if "check" in cell.metadata.get("tags", []):
            cells.append(new_code_cell(call(cell.source)))
    notebook.cells = cells


def drop_plumbing(notebook: NotebookNode) -> None:
    """Retire les appels à ``glue``, et les cellules cachées dont rien ne dépend."""
    kept, needed = [], set[str]()
    modules = {
        alias.asname or alias.name.partition(".")[0]
        for cell in notebook.cells
        for node in ast.walk(tree(cell))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    for cell in reversed(notebook.cells):
        if "remove-cell" in cell.metadata.get("tags", []):
            cell.source = without_glue(cell.source)
            cell.outputs = []
            if not needed & bound(tree(cell), modules):
                continue
        needed |= {
            node.id for node in ast.walk(tree(cell)) if isinstance(node, ast.Name)
        }
        kept.append(cell)
    notebook.cells = kept[::-1]


def tree(cell: NotebookNode) -> ast.Module:
    return ast.parse(cell.source if cell.cell_type == "code" else "")


def without_glue(code: str) -> str:
    """Le code, sans ce qui donne des nombres aux phrases."""
    lines = dict(enumerate(code.split("\n"), 1))
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.stmt) and is_glue(node):
            for number in range(node.lineno, (node.end_lineno or 0) + 1):
                lines.pop(number, None)
    return "\n".join(lines.values()).strip()


def is_glue(node: ast.stmt) -> bool:
    match node:
        case ast.ImportFrom(module="myst_nb") | ast.Expr(ast.Call(ast.Name("glue"))):
            return True
        case ast.For(body=body):
            return all(map(is_glue, body))
    return False


def bound(code: ast.Module, modules: set[str]) -> set[str]:
    """Les noms à qui ce code donne une valeur, ou dont il peut changer l’état."""
    names = set[str]()
    for node in ast.walk(code):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.alias(name=name, asname=other):
                names.add(other or name.partition(".")[0])
            case ast.Call(ast.Attribute(ast.Name(id=name))) if name not in modules:
                names.add(name)
            case ast.Subscript(ast.Name(id=name), ctx=ast.Store()):
                names.add(name)
    return names


def show_figure(cell: NotebookNode) -> None:
    """Met la figure en image HTML, que tout lecteur montre, avec ce qu’elle dit.

    JupyterLab ne montre pas le SVG d’un carnet venu d’ailleurs.
    """
    image = cell.metadata.get("mystnb", {}).get("image", {})
    alt = image.get("alt", "").strip()
    for output in cell.outputs:
        if svg := output.get("data", {}).pop("image/svg+xml", None):
            code = b64encode(svg.encode()).decode()
            address = f"data:image/svg+xml;base64,{code}"
            output.data["text/html"] = f'<img alt="{escape(alt)}" src="{address}">'
            output.data["text/plain"] = alt
