"""Ce que la construction fait d’un exercice : son cadre, son niveau, son but."""

import re

import pytest

from tests.site.conftest import chapter
from web.exercises.goal import conditions

EXERCISE = """# Un

:::{{exercise}} Descendre
:label: ex-descendre
:level: 2

En dix pas.
:::

:::{{goal}} ex-descendre
:figure: fig-a-descendre
:when: {when}
:::

:::{{hints}} ex-descendre
{hints}
:::

Une phrase, qui n’est pas de l’exercice.
"""
HINTS = "- Un.\n- Deux."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cost < 0.01", [["cost", "<", 0.01]]),
        ("a >= -1 and b == 'xor'", [["a", ">=", -1], ["b", "==", "xor"]]),
        ("a <= 1 and b > 2 and c < 3", [["a", "<=", 1], ["b", ">", 2], ["c", "<", 3]]),
    ],
)
def test_a_goal_is_a_list_of_comparisons(text, expected):
    assert conditions(text) == expected


@pytest.mark.parametrize("text", ["a", "a <", "1 < a < 2", "a < b", "a < 1 or b < 2"])
def test_another_goal_is_refused(text):
    with pytest.raises(ValueError):
        conditions(text)


def test_an_exercise_holds_its_goal_and_its_hints(build):
    site, warnings = build(EXERCISE.format(when="cost < 1", hints=HINTS))
    assert "1-un.md" not in warnings
    exercise = re.search(
        r'<div class="exercise.*?\n</div>\n*</div>', chapter(site), re.DOTALL
    )[0]
    assert 'aria-label="niveau 2 sur 3"' in exercise and ">★★</span>" in exercise
    assert 'data-figure="fig-a-descendre"' in exercise
    assert exercise.count('<details class="hint">') == 2
    assert "Une phrase" not in exercise


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"when": "cost"}, "« nom < nombre and … » est attendu, « cost » est reçu"),
        ({"hints": "- Un seul."}, "deux ou trois phrases"),
        ({"hints": "Sans liste."}, "deux ou trois phrases"),
    ],
)
def test_what_is_wrong_is_said(build, changes, said):
    text = EXERCISE.format(**{"when": "cost < 1", "hints": HINTS} | changes)
    _, warnings = build(text)
    assert said in warnings.replace("\u00a0", " ")
