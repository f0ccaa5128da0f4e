"""Une vérification dit en français ce qui ne va pas, quoi qu’écrive le lecteur."""

import re

import numpy as np
import pytest

from lib.exercises import Verdict, Wrong, check, expect, require
from lib.exercises.checking import stopped
from lib.exercises.expecting import compared, related, same

TABLE = np.arange(6.0).reshape(2, 3)
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


@pytest.mark.parametrize(
    ("found", "expected", "is_same"),
    [
        (1, 1 + 1e-9, True),
        (1, 1 + 1e-3, False),
        (TABLE, TABLE + 1e-9, True),
        (TABLE, TABLE.T, False),
        (6.0, np.array([6.0]), False),
        (0.0, 0, True),
        (1e-9, 0, False),
        ([1, 2], (1, 2), True),
        ([[1], [2, 3]], [1, 2], False),
        ("un", 1, False),
        ("un", "un", True),
        (np.True_, True, True),
        (1, True, False),
        (None, 0, False),
        (..., 0, False),
    ],
)
def test_two_answers_are_the_same_when_shapes_and_values_are(found, expected, is_same):
    assert same(found, expected, 1e-6) == is_same


def test_a_large_array_forgives_what_is_small_beside_its_largest_value():
    assert same(np.array([1e6, 1e-3]), np.array([1e6, 0]), 1e-6)
    assert not same(np.array([1e6, 10]), np.array([1e6, 0]), 1e-6)


@pytest.mark.parametrize(
    ("found", "expected", "said"),
    [
        (
            None,
            6,
            "f(x)\u00a0: votre code ne rend rien, il manque «\u00a0return\u00a0».",
        ),
        (..., 6, "f(x)\u00a0: remplacez les points de suspension."),
        (
            (4, 5),
            4.5,
            (
                "f(x) : en Python, une virgule sépare deux nombres ; "
                "celle d’un nombre s’écrit d’un point."
            ),
        ),
        (-1234.5, 0.25, "f(x)\u00a0: 0,25 attendu, −1\u202f234,5 reçu."),
        (False, True, "f(x)\u00a0: vrai attendu, faux reçu."),
        (
            "bleu",
            "vert",
            "f(x)\u00a0: «\u00a0vert\u00a0» attendu, «\u00a0bleu\u00a0» reçu.",
        ),
        (
            TABLE,
            TABLE.T,
            (
                "f(x)\u00a0: un tableau de forme (3, 2) attendu, "
                "un tableau de forme (2, 3) reçu."
            ),
        ),
        (TABLE, 4, "f(x)\u00a0: 4 attendu, un tableau de forme (2, 3) reçu."),
        (
            np.array([1.5, 2]),
            np.array([1.5, 3]),
            "f(x)\u00a0: [1.5 3. ] attendu, [1.5 2. ] reçu.",
        ),
        (
            np.zeros((40, 2)),
            np.ones((40, 2)),
            (
                "f(x)\u00a0: [[1. 1.]\n [1. 1.]\n ...\n [1. 1.]\n [1. 1.]] attendu, "
                "[[0. 0.]\n [0. 0.]\n ...\n [0. 0.]\n [0. 0.]] reçu."
            ),
        ),
        (
            np.zeros((4, 3, 3)),
            np.ones((4, 3, 3)),
            (
                "f(x)\u00a0: un tableau de forme (4, 3, 3) attendu, "
                "un tableau de forme (4, 3, 3) reçu."
            ),
        ),
    ],
)
def test_what_was_expected_stands_beside_what_came(found, expected, said):
    assert compared(found, expected, "f(x)") == said
    with pytest.raises(Wrong):
        expect(found, expected, "f(x)")


def test_a_list_without_shape_is_said():
    ragged = [[1], [2, 3]]
    said = compared(ragged, np.ones(2), "f(x)")
    assert said.endswith("une liste de listes inégales reçu.")


SLANTED = np.array([[1.0, 2.0], [4.0, 3.0]])


@pytest.mark.parametrize(
    ("found", "expected", "said"),
    [
        (
            TABLE,
            TABLE.T,
            "C’est la transposée\u00a0: échangez les lignes et les colonnes.",
        ),
        (
            SLANTED.T,
            SLANTED,
            "C’est la transposée\u00a0: échangez les lignes et les colonnes.",
        ),
        (-SLANTED, SLANTED, "Le signe est retourné."),
        (-3, 3, "Le signe est retourné."),
        ([1.0, np.nan], [1.0, 2.0], "Une valeur au moins n’est pas un nombre fini."),
        ([2.0, 1.0], [1.0, 2.0], "Les valeurs sont les bonnes, dans un autre ordre."),
        (3 * TABLE, TABLE, "Tout est 3 fois trop grand."),
        (TABLE / 4, TABLE, "Tout est 4 fois trop petit."),
        (6, 3, "Le nombre est 2 fois trop grand."),
        ([0.0, 1.5], [0.0, 3.0], "Tout est 2 fois trop petit."),
        (
            [[1.0, 2.0], [5.0, 3.0]],
            SLANTED,
            "La première valeur fausse est en [1, 0]\u00a0: 4 attendu, 5 reçu.",
        ),
        (
            np.arange(40.0) ** 2,
            np.arange(1.0, 41.0),
            "La première valeur fausse est en [0]\u00a0: 1 attendu, 0 reçu.",
        ),
        ([7.0, 8.0], [1.0, 9.0], ""),
        (5, 3, ""),
        (9, 3, ""),
        (-9, 3, ""),
        (1, 0, ""),
        ([1.0, 2.0], [1.0, 2.0, 3.0], ""),
        (False, True, ""),
        ("bleu", "vert", ""),
        (None, 3, ""),
    ],
)
def test_how_a_wrong_answer_resembles_the_right_one_is_said(found, expected, said):
    assert related(found, expected, 1e-6) == said
    with pytest.raises(Wrong, match=f"^{re.escape(said)}"):
        expect(found, expected, "f(x)")
