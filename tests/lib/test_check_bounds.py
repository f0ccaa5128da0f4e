"""Aux bornes de ce qui est permis : la dernière valeur acceptée, la première refusée."""

import numpy as np
import pytest

from lib.network import Dense, Network
from lib.optimizers import Adam, GradientDescent
from lib.preprocessing import normalize


def dense(outputs=2, **options):
    return Dense(np.ones((3, outputs)), np.zeros((1, outputs)), **options)


def one_step(rate):
    parameters = [np.ones(2)]
    GradientDescent(lambda step: rate).step(parameters, [np.ones(2)])
    return parameters[0].tolist()


def bytes_up_to(largest):
    return np.full((2, 3), largest, np.uint8)


@pytest.mark.parametrize(
    "accepted",
    [
        lambda: Network(dense(2)).predict(np.ones((4, 3))),
        lambda: Network(dense(2)).predict(bytes_up_to(1)),
        lambda: normalize(np.array([[0.0, 2.0]])),
        lambda: normalize(np.array([[0.0, 255.0]])),
        lambda: normalize(np.zeros((2, 3))),
        lambda: Adam(0.1, epsilon=0.0),
    ],
)
def test_the_last_value_allowed_is_accepted(accepted):
    accepted()


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (lambda: Network(dense(1)).predict(np.ones((4, 3))), "deux sorties au moins"),
        (lambda: Network(dense(2)).predict(bytes_up_to(2)), "des octets jusqu’à 2"),
        (lambda: normalize(np.array([[0.0, 1.0]])), "ils vont déjà de 0 à 1"),
        (lambda: normalize(np.array([[0.0, 255.5]])), "de 0.0 à 255.5 sont reçus"),
        (lambda: Adam(0.1, epsilon=np.inf), "un nombre positif ou nul est attendu"),
        (lambda: dense(activation=str), "une classe comme ReLU, sans parenthèses"),
        (lambda: one_step(np.inf), "un nombre positif ou nul est attendu"),
    ],
)
def test_the_first_value_beyond_is_refused(refused, said):
    with pytest.raises(ValueError, match=said):
        refused()


def test_a_rate_may_be_zero_or_below_one():
    assert one_step(0.0) == [1, 1]
    assert one_step(0.25) == [0.75, 0.75]
