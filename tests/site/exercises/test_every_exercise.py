"""Chaque exercice du livre, dans sa page : un départ, des erreurs, des indices, une solution."""

import time

import pytest
from playwright.sync_api import expect

from tests.site.exercises.practice import CHAPTER, CHECKED, Practice, codes, exercises
from tests.site.sampling import sampled

LIMIT = 5
# Combien de fois ce navigateur est plus lent, en ce moment, que celui du livre.
PACE = """async () => {
    const python = document.querySelector("script[data-cells]").src;
    const { chapter } = await import(python.replace("index.js", "chapter.js"));
    return chapter.session.ask("pace");
}"""


@pytest.mark.parametrize("chapter", sampled(CHECKED))
def test_the_page_answers_to_every_exercise(visit, chapter):
    answers(visit(chapter), chapter, checked(chapter))


def test_the_page_answers_to_three_exercises(visit):
    answers(visit(CHAPTER), CHAPTER, checked(CHAPTER)[:3])


def checked(chapter):
    return [exercise for exercise in exercises(chapter) if exercise.check]


def answers(page, chapter, asked):
    """Dans la page, chaque exercice refuse ses erreurs et reçoit sa solution."""
    for exercise in asked:
        task = Practice(page, exercise)
        assert task.verify().startswith("✗ Pas encore."), exercise.label
        for attempt in exercise.attempts:
            task.write(attempt.code)
            said = task.verify()
            assert said.startswith("✗ Pas encore.") and attempt.says in said
        hints = task.node.locator(".hint")
        assert hints.count() == exercise.hints
        for rank in range(exercise.hints):
            assert [hint.is_visible() for hint in hints.all()].count(True) == rank + 1
            hints.nth(rank).locator("summary").click()
            expect(hints.nth(rank).locator("p").first).to_be_visible()
        task.write(codes(chapter)[exercise.solution[0]])
        begun = time.perf_counter()
        assert task.verify().startswith("✓ Juste"), exercise.label
        seconds = time.perf_counter() - begun
        assert seconds < LIMIT * max(page.evaluate(PACE), 1), exercise.label
        expect(task.node).to_have_class(
            f"exercise level-{exercise.level} admonition passed"
        )
