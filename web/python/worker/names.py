"""Les noms qu’un morceau de code désigne, ou prend à ce qui l’entoure."""

import ast
from collections.abc import Iterable
from symtable import symtable


def root(node: ast.AST) -> str | None:
    """Le nom par lequel commence ``a.b[c].d``."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def names(nodes: Iterable[ast.AST]) -> set[str]:
    return {name for node in nodes if (name := root(node))}


def is_plain(target: ast.AST) -> bool:
    return isinstance(target, ast.Name | ast.Tuple | ast.List)


def from_outside(node: ast.FunctionDef | ast.ClassDef) -> set[str]:
    """Les noms qu’une définition prend à la cellule : ni ses paramètres, ni les siens."""
    outside = symtable(ast.unparse(node), "cellule", "exec")
    tables = [outside]
    for table in tables:
        tables += table.get_children()
    return {
        symbol.get_name()
        for table in tables
        for symbol in table.get_symbols()
        if table is outside or symbol.is_global()
    }
