"""La décroissance des poids."""

import numpy as np
import pytest

from lib.optimizers import GradientDescent

from .test_optimizers import METHODS, START, slopes


@pytest.mark.parametrize("method", METHODS)
def test_weight_decay_shrinks_what_no_gradient_moves(method):
    parameter = np.array([4.0, -2.0])
    method(0.1, weight_decay=0.5).step([parameter], [np.zeros(2)])
    assert parameter == pytest.approx(0.95 * np.array([4, -2]))


def test_weight_decay_is_a_penalty_on_the_squares():
    decay, plain = GradientDescent(0.1, weight_decay=0.3), GradientDescent(0.1)
    ours, theirs = np.array(START), np.array(START)
    decay.step([ours], [slopes(ours)])
    plain.step([theirs], [slopes(theirs) + 0.3 * theirs])
    assert ours == pytest.approx(theirs)


@pytest.mark.parametrize("method", METHODS)
def test_weight_decay_follows_the_rate_for_weights_and_biases(method):
    optimizer = method(lambda step: (0.1, 0.4)[step], weight_decay=0.5)
    weights, biases = np.array([[4.0, -2.0]]), np.array([[8.0]])
    for _ in range(2):
        optimizer.step([weights, biases], [np.zeros((1, 2)), np.zeros((1, 1))])
    assert weights == pytest.approx(0.95 * 0.8 * np.array([[4, -2]]))
    assert biases == pytest.approx(np.array([[0.95 * 0.8 * 8]]))
