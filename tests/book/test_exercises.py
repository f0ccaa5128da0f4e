"""De chaque exercice : le départ échoue en le disant, la solution passe, et chaque
erreur typique reçoit sa phrase."""

from collections import defaultdict

import pytest

from web.exercises.reading import call, read
from web.notebooks.chapters import chapters
from web.notebooks.chapters import read as cells_of
from web.python.worker.plan import needed


def workouts():
    for chapter in chapters():
        cells = cells_of(chapter).cells
        codes = [cell.source for cell in cells if cell.cell_type == "code"]
        for exercise in read(cells):
            if exercise.check is not None:
                yield pytest.param(codes, exercise, id=exercise.label)


def run(codes, ranks):
    names = {"__name__": "__main__"}
    for rank in ranks:
        exec(codes[rank], names)  # noqa: S102
    return names


@pytest.mark.parametrize(("codes", "exercise"), list(workouts()))
def test_an_exercise_answers(codes, exercise, monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *shown, **ways: None)
    start, check = codes[exercise.start], codes[exercise.check]
    solution = codes[exercise.solution[0]]
    answers = [start, solution, *(attempt.code for attempt in exercise.attempts)]
    asked = {
        rank
        for answer in answers
        for rank in needed(
            [*codes[: exercise.start], answer, check], exercise.start + 1
        )
    }
    before = run(codes, sorted(asked - {exercise.start}))

    def verdict(answer):
        names = dict(before)
        exec(answer, names)  # noqa: S102
        exec(check, names)  # noqa: S102
        # Ce que le départ ne nomme pas encore est une réponse absente.
        return eval(call(check), names, defaultdict(lambda: ..., names))

    said = verdict(start)
    assert not said.right
    assert "s’arrête" not in said.said
    solved = verdict(solution)
    assert solved.right, solved.said
    for attempt in exercise.attempts:
        said = verdict(attempt.code)
        assert not said.right, attempt.code
        assert attempt.says in said.said
    assert len(exercise.attempts) >= 2
    assert exercise.level in (1, 2, 3)
    assert exercise.hints in (2, 3)
