"""Ce qui était attendu et ce qui est reçu, écrits côte à côte pour le lecteur."""

import numpy as np
import pytest

from lib.exercises import Wrong, expect
from lib.exercises.expecting import compared
from lib.exercises.writing import written

TABLE = np.arange(6.0).reshape(2, 3)


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
        (
            (4, 5),
            np.ones(3),
            (
                "f(x)\u00a0: un tableau de forme (3,) attendu, "
                "un tableau de forme (2,) reçu."
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


def test_an_array_shows_four_decimals_and_at_most_six_lines():
    assert written(np.array([1 / 3, 2 / 3])) == "[0.3333 0.6667]"
    assert written(np.ones((6, 1))).count("\n") == 5
    assert written(np.ones((7, 1))) == "un tableau de forme (7, 1)"


def test_a_list_without_shape_is_said():
    ragged = [[1], [2, 3]]
    said = compared(ragged, np.ones(2), "f(x)")
    assert said.endswith("une liste de listes inégales reçu.")
