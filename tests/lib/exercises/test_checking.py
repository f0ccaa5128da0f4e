"""Une vérification rend un verdict, une phrase en français, quoi qu’écrive le lecteur."""

import numpy as np
import pytest

from lib.exercises import Verdict, check, expect, require
from lib.exercises.checking import stopped

TOOLS = {"check": check, "expect": expect, "require": require}


def judged(judge, **answers):
    """Le verdict de « judge », écrit là où le sont les réponses."""
    names = TOOLS | answers
    exec(f"@check\ndef check_answer(answer):\n    {judge}", names)  # noqa: S102
    return names["check_answer"]()


@pytest.mark.parametrize(
    ("judge", "answers", "right", "said"),
    [
        ("expect(answer, 6, 'La somme')", {"answer": 6}, True, "Juste."),
        ("return 'Bravo.'", {"answer": 6}, True, "Bravo."),
        (
            "expect(answer, 6, 'La somme')",
            {"answer": 5},
            False,
            "La somme\u00a0: 6 attendu, 5 reçu.",
        ),
        (
            "expect(answer, 6, 'La somme', (9, 'C’est le carré.'))",
            {"answer": 9.0},
            False,
            "C’est le carré.\nLa somme\u00a0: 6 attendu, 9 reçu.",
        ),
        (
            "expect(answer, 6, 'La somme', (9, 'C’est le carré.'))",
            {"answer": 8},
            False,
            "La somme\u00a0: 6 attendu, 8 reçu.",
        ),
        ("require(answer > 3, 'Trop petit.')", {"answer": 2}, False, "Trop petit."),
        ("require(answer > 3, 'Trop petit.')", {"answer": 4}, True, "Juste."),
        (
            "return None",
            {"answer": ...},
            False,
            "Remplacez les points de suspension par votre réponse.",
        ),
        (
            "return None",
            {},
            False,
            "Votre code ne définit pas encore «\u00a0answer\u00a0».",
        ),
        (
            "answer(0)",
            {"answer": lambda x: 1 / x},
            False,
            (
                "Votre code s’arrête sur la ligne «\u00a0"
                '{"answer": lambda x: 1 / x},\u00a0»\u00a0: '
                "ZeroDivisionError, division by zero"
            ),
        ),
        (
            "answer(0)",
            {"answer": lambda x: absent},  # noqa: F821
            False,
            (
                "Votre code s’arrête sur la ligne « "
                '{"answer": lambda x: absent},  # noqa: F821 » : '
                "« absent » n’a pas encore de valeur."
            ),
        ),
        (
            "answer(0)",
            {"answer": 3},
            False,
            "Votre code s’arrête\u00a0: TypeError, 'int' object is not callable",
        ),
    ],
)
def test_a_check_answers_with_a_sentence(judge, answers, right, said):
    assert judged(judge, **answers) == Verdict(right, said)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (
            lambda: np.ones((2, 3)) @ np.ones((2, 3)),
            "à gauche de @, il y a 3 colonnes, et à droite 2 lignes ; il en faut autant.",
        ),
        (
            lambda: np.ones((3, 2)) + np.ones(3),
            "les formes (3,2) et (3,) ne se combinent pas case à case.",
        ),
        (lambda: 1 + ..., "il y reste des points de suspension."),
    ],
)
def test_what_python_and_numpy_say_most_is_said_in_french(act, said):
    with pytest.raises((TypeError, ValueError)) as caught:
        act()
    assert stopped(caught.value) == f"Votre code s’arrête : {said}"


def test_what_is_missing_is_named():
    names = dict(TOOLS)
    exec("@check\ndef both(one, other):\n    pass", names)  # noqa: S102
    said = "Votre code ne définit pas encore «\u00a0one\u00a0» ni «\u00a0other\u00a0»."
    assert names["both"]().said == said


def test_a_verdict_says_first_whether_it_is_right():
    wrong = Verdict(False, "Il manque <½>.\n6 attendu")
    assert repr(wrong) == "✗ Pas encore. Il manque <½>.\n6 attendu"
    assert wrong._repr_html_() == (
        '<p class="verdict wrong"><span aria-hidden="true">✗</span> '
        "Pas encore. Il manque &lt;½&gt;.<br>6 attendu</p>"
    )
    assert repr(Verdict(True, "Juste, pour un comme pour trois.")) == (
        "✓ Juste, pour un comme pour trois."
    )
    assert '"verdict right"' in Verdict(True, "Oui.")._repr_html_()
    assert Verdict(True, "Oui.").told == "Juste. Oui."
