"""De chaque exercice : le départ échoue en le disant, la solution passe, et chaque
erreur typique reçoit sa phrase."""

import pytest

from web.exercises.reading import read
from web.exercises.running import codes_of, verdicts
from web.notebooks.chapters import chapters
from web.notebooks.chapters import read as cells_of


def workouts():
    for chapter in chapters():
        cells = cells_of(chapter).cells
        for exercise in read(cells):
            if exercise.check is not None:
                yield pytest.param(cells, exercise, id=exercise.label)


WORKOUTS = list(workouts())


@pytest.mark.parametrize(("cells", "exercise"), WORKOUTS)
def test_an_exercise_answers(cells, exercise):
    codes = [cell.source for cell in cells if cell.cell_type == "code"]
    tried = [attempt.code for attempt in exercise.attempts]
    tried = [codes[exercise.start], codes[exercise.solution[0]], *tried]
    start, solved, *wrong = verdicts(codes_of(cells), exercise, tried)
    assert not start.right
    assert "s’arrête" not in start.said
    assert solved.right, solved.said
    for attempt, verdict in zip(exercise.attempts, wrong):
        assert not verdict.right, attempt.code
        assert attempt.says in verdict.said
    assert len(exercise.attempts) >= 2
    assert exercise.level in (1, 2, 3)
    assert exercise.hints in (2, 3)


def lines(code):
    """Les lignes du premier bloc d’un code, sans leur marge."""
    return [line.strip() for line in code.split("\n\n")[0].splitlines()]


def orderings():
    for cells, exercise in (workout.values for workout in WORKOUTS):
        codes = [cell for cell in cells if cell.cell_type == "code"]
        if "parsons" in codes[exercise.start].metadata.tags:
            yield pytest.param(
                [code.source for code in codes], exercise, id=exercise.label
            )


@pytest.mark.parametrize(("codes", "exercise"), list(orderings()))
def test_the_lines_to_order_are_those_of_the_answers(codes, exercise):
    _, *offered = (line.removeprefix("# ") for line in lines(codes[exercise.start]))
    answers = [codes[exercise.solution[0]], *(a.code for a in exercise.attempts)]
    for answer in answers:
        assert set(lines(answer)) <= set(offered)
