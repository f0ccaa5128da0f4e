"""Les verdicts d’un exercice, comme la page les rend : sans rejouer aucune solution."""

import io
from collections.abc import Iterable
from contextlib import redirect_stdout
from typing import Any

from nbformat import NotebookNode

from lib.exercises import Verdict
from web.exercises.reading import Exercise, answers, call, read
from web.python.worker.plan import needed


def codes_of(cells: Iterable[NotebookNode]) -> list[str]:
    """Le code de chaque cellule d’un chapitre ; celui des solutions est vide."""
    cells = list(cells)
    solutions = {rank for exercise in read(cells) for rank in exercise.solution}
    codes = [cell.source for cell in cells if cell.cell_type == "code"]
    return ["" if k in solutions else code for k, code in enumerate(codes)]


def verdicts(codes: list[str], exercise: Exercise, tried: list[str]) -> list[Verdict]:
    """Ce que la vérification dit de chaque réponse, après ce qu’elles demandent."""
    assert exercise.start is not None and exercise.check is not None
    start, check = exercise.start, codes[exercise.check]
    judged = f"{check}\n{', '.join(answers(check))}"
    asked = {
        rank
        for answer in tried
        for rank in needed([*codes[:start], answer, judged], start + 1)
    }
    before: dict[str, Any] = {"__name__": "__main__"}
    with redirect_stdout(io.StringIO()):
        for rank in sorted(asked - {start}):
            exec(codes[rank], before)  # noqa: S102
        for name in answers(check):
            before.pop(name, None)
        return [verdict(dict(before), answer, check) for answer in tried]


def verdict(names: dict[str, Any], answer: str, check: str) -> Verdict:
    exec(answer, names)  # noqa: S102
    exec(check, names)  # noqa: S102
    found = eval(call(check), names)
    assert isinstance(found, Verdict)
    return found
