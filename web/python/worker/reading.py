"""Ce que lit et donne une cellule : son code est lu, jamais exécuté."""

import ast
import builtins
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from .names import from_outside, is_plain, names, root

# Un appel par un module de ceux-ci, ou par une fonction de Python, ne change rien.
HARMLESS = {
    "numpy",
    "math",
    "lib.figures",
    "lib.activations",
    "lib.losses",
    "lib.studies",
    "myst_nb",
}
CHANGING = {"exec", "eval", "setattr", "delattr", "next", "vars", "globals"}


@dataclass(eq=False)
class Reading:
    """Ce qu’une cellule donne, ce dont elle se sert, ce qu’elle a pu changer.

    Deux lectures ne sont la même que si c’est le même objet : ``following`` s’en sert.
    """

    gives: set[str] = field(default_factory=set)
    uses: set[str] = field(default_factory=set)
    changes: set[str] = field(default_factory=set)
    imports: dict[str, str] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=dict)
    pure: set[str] = field(default_factory=set)


class Reader(ast.NodeVisitor):
    """Lit une cellule, en sachant ce que les précédentes ont importé et défini."""

    def __init__(self, before: Reading) -> None:
        self.found = Reading(
            imports=dict(before.imports),
            parts=dict(before.parts),
            bodies=dict(before.bodies),
            pure=set(before.pure),
        )

        self.sure: set[str] = set()

    def visit_Module(self, node: ast.Module) -> None:
        """Un nom donné sans condition n’est plus celui d’avant."""
        for statement in node.body:
            self.visit(statement)
            if isinstance(statement, ast.Assign):
                self.sure |= names(filter(is_plain, statement.targets))

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.found.gives.add(node.id)
            self.found.imports.pop(node.id, None)
        elif node.id not in self.sure:
            self.found.uses.add(node.id)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        origin = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            self.found.imports[name] = origin + alias.name
            self.found.gives.add(name)

    visit_ImportFrom = visit_Import

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        inside = Reader(self.found)
        inside.generic_visit(node)
        shared, changes = from_outside(node), inside.found.changes
        self.found.gives.add(node.name)
        self.found.uses |= inside.found.uses & shared
        self.found.bodies[node.name] = changes & shared
        given = {item.arg for item in ast.walk(node) if isinstance(item, ast.arg)}
        if isinstance(node, ast.FunctionDef) and not changes & given:
            self.found.pure.add(node.name)
        else:
            self.found.pure.discard(node.name)

    visit_ClassDef = visit_FunctionDef

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        self.found.changes |= names(t for t in node.targets if not is_plain(t))
        for target in node.targets:
            if isinstance(target, ast.Name):
                whole = root(node.value)
                self.found.parts[target.id] = {whole} if whole else set()

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.generic_visit(node)
        self.found.uses |= names([node.target])
        self.found.changes |= names([node.target])

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        called = root(node.func)
        if called is None or not self.is_harmless(called):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            self.found.changes |= names([node.func, *given]) - self.found.imports.keys()
        self.found.changes |= self.found.bodies.get(called or "", set())

    def is_harmless(self, name: str) -> bool:
        if name in self.found.pure:
            return True
        if name in self.found.imports:
            origin = self.found.imports[name]
            return any(f"{origin}.".startswith(f"{module}.") for module in HARMLESS)
        return hasattr(builtins, name) and name not in CHANGING


@lru_cache(maxsize=4096)
def following(before: Reading, source: str) -> Reading:
    """La lecture d’une cellule, après d’autres ; elle n’est faite qu’une fois."""
    reader = Reader(before)
    try:
        reader.visit(ast.parse(source))
    except SyntaxError:
        return Reader(before).found
    return reader.found


FIRST = Reading()


def read(cells: Iterable[str]) -> list[Reading]:
    """Lit les cellules d’un chapitre, dans l’ordre ; une faute de syntaxe n’y donne rien."""
    return [*accumulate(cells, following, initial=FIRST)][1:]
