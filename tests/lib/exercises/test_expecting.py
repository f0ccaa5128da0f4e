"""Une réponse est la bonne, ou l’on dit en quoi elle lui ressemble."""

import re

import numpy as np
import pytest

from lib.exercises import Wrong, expect
from lib.exercises.expecting import related, same

TABLE = np.arange(6.0).reshape(2, 3)
SLANTED = np.array([[1.0, 2.0], [4.0, 3.0]])


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
        (None, np.array(None), False),
        ([], [], True),
        (1 + 3e-6, 1, False),
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
        ([3.0, 6.0], [1.0, 2.0], "Tout est 3 fois trop grand."),
        (np.r_[np.arange(1.0, 12.0), 0.0], np.arange(2.0, 14.0), ""),
        ([1e9, 2e9], [1.0, 2.0], "Tout est 1·10⁹ fois trop grand."),
        (3, "vert", ""),
        (
            [1.0, 2.00001, 3.0],
            [1.0, 2.0, 3.0],
            "La première valeur fausse est en [1]\u00a0: 2 attendu, 2,00001 reçu.",
        ),
        (
            [1e6, 0.5, 3.0, 7.0],
            [1e6, 0.0, 3.0, 50.0],
            "La première valeur fausse est en [3]\u00a0: 50 attendu, 7 reçu.",
        ),
        (
            [1e6, 10.0, 3.0],
            [1e6, 20.0, 3.0],
            "La première valeur fausse est en [1]\u00a0: 20 attendu, 10 reçu.",
        ),
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


def test_what_it_resembles_comes_before_what_was_expected():
    with pytest.raises(Wrong) as caught:
        expect(6, 3, "f(x)")
    assert str(caught.value) == (
        "Le nombre est 2 fois trop grand.\nf(x)\u00a0: 3 attendu, 6 reçu."
    )
