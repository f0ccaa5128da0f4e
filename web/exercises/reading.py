"""Les exercices d’un chapitre : où sont le départ, la vérification, la solution."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode

from web.notebooks.myst import Directive, directive, parser


@dataclass
class Attempt:
    """Une réponse fausse, et ce que doit contenir la phrase qui lui répond."""

    code: str
    says: str


@dataclass
class Exercise:
    """Un exercice ; ``start``, ``check`` et ``solution`` sont des rangs de cellules de code."""

    label: str
    title: str
    level: int
    start: int | None = None
    check: int | None = None
    hints: int = 0
    goal: str | None = None
    attempts: list[Attempt] = field(default_factory=list)
    solution: list[int] = field(default_factory=list)


def judge(check: str) -> ast.FunctionDef:
    """La fonction que définit une cellule de vérification."""
    (function,) = (
        one for one in ast.parse(check).body if isinstance(one, ast.FunctionDef)
    )
    return function


def call(check: str) -> str:
    """L’appel de la fonction que définit une cellule de vérification."""
    return f"{judge(check).name}()"


def answers(check: str) -> list[str]:
    """Les noms de ce qu’elle vérifie."""
    return [argument.arg for argument in judge(check).args.args]


def read(cells: Iterable[NotebookNode]) -> list[Exercise]:
    """Les exercices que contiennent les cellules d’un chapitre, dans l’ordre."""
    found: dict[str, Exercise] = {}
    current, solving, rank = "", False, -1
    for cell in cells:
        if cell.cell_type == "code":
            rank += 1
            tags = cell.metadata.get("tags", [])
            if solving:
                found[current].solution.append(rank)
            elif "start" in tags:
                found[current].start = rank
            elif "check" in tags:
                found[current].check = rank
            continue
        for one in directives(cell.source):
            match one.name:
                case "exercise":
                    current = one.options["label"]
                    level = int(one.options.get("level", 0))
                    found[current] = Exercise(current, one.argument, level)
                case "hints":
                    found[one.argument].hints = one.body.count("\n- ") + 1
                case "goal":
                    found[one.argument].goal = one.options["when"]
                case "attempt":
                    attempt = Attempt(one.body, one.options["says"])
                    found[one.argument].attempts.append(attempt)
                case "solution-start":
                    current, solving = one.argument, True
                case "solution-end":
                    solving = False
    return list(found.values())


def directives(text: str) -> list[Directive]:
    return [found for token in parser().parse(text) if (found := directive(token))]
