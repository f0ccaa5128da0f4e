"""L’oubli au hasard."""

import numpy as np
import pytest

from lib.activations import Tanh
from lib.gradients import finite_differences
from lib.initialization import multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.network import Dense
from lib.regularization import Dropout, with_dropout


@pytest.fixture
def network():
    generator = np.random.default_rng(0)
    return multilayer_perceptron((3, 40, 20, 2), generator, Tanh, dtype=float)


def test_dropout_shares_the_parameters(network):
    noisy = with_dropout(network, 0.5, np.random.default_rng(0))
    for ours, theirs in zip(noisy.parameters, network.parameters, strict=True):
        assert ours is theirs


def test_dropout_forgets_its_share_and_keeps_the_mean(network):
    noisy = with_dropout(network, 0.25, np.random.default_rng(0))
    noisy.forward(np.ones((5000, 3)))
    for layer in noisy.layers[1:]:
        assert np.unique(layer.mask) == pytest.approx([0, 4 / 3])
        assert np.mean(layer.mask == 0) == pytest.approx(0.25, abs=0.01)
        assert layer.mask.mean() == pytest.approx(1, abs=0.01)


def test_no_dropout_changes_nothing(network):
    X = np.random.default_rng(1).standard_normal((4, 3))
    silent = with_dropout(network, 0, np.random.default_rng(0))
    assert (silent.forward(X) == network.forward(X)).all()


def test_a_rate_of_zero_keeps_even_the_smallest_draw(network):
    class Zeros(np.random.RandomState):
        random = staticmethod(np.zeros)

    noisy = with_dropout(network, 0, Zeros())
    noisy.forward(np.ones((4, 3)))
    assert (noisy.layers[1].mask == 1).all()


@pytest.mark.parametrize("rate", [-0.1, 1, np.nan])
def test_dropout_keeps_something(network, rate):
    with pytest.raises(ValueError) as caught:
        with_dropout(network, rate, np.random.default_rng(0))
    assert str(caught.value) == (
        f"rate : un nombre de 0 inclus à 1 exclu est attendu, {rate} est reçu"
    )


def test_dropout_keeps_the_precision():
    network = multilayer_perceptron((3, 4, 2), np.random.default_rng(0))
    noisy = with_dropout(network, 0.5, np.random.default_rng(0))
    assert noisy.forward(np.ones((2, 3), np.float32)).dtype == np.float32


def test_the_gradients_of_dropout():
    generator = np.random.default_rng(1)
    network = multilayer_perceptron((3, 9, 7, 2), generator, Tanh, dtype=float)
    X, Y = generator.standard_normal((6, 3)), generator.standard_normal((6, 2))

    def forward():
        noisy = with_dropout(network, 0.5, np.random.default_rng(2))
        value, gradient = half_mean_squared_error(noisy.forward(X), Y)
        noisy.backward(gradient)
        return value, noisy.gradients

    _, gradients = forward()
    for parameter, gradient in zip(network.parameters, gradients):
        expected = finite_differences(lambda: forward()[0], parameter)
        assert gradient == pytest.approx(expected, abs=1e-8)


def test_dropout_leaves_the_input_whole(network):
    X = np.random.default_rng(1).standard_normal((50, 3))
    noisy = with_dropout(network, 0.9, np.random.default_rng(0))
    noisy.forward(X)
    assert (noisy.layers[0].X == X).all()
    assert noisy.layers[0] is network.layers[0]


def test_whole_numbers_are_divided_too():
    layer = Dropout(
        Dense(np.ones((2, 1)), np.zeros((1, 1))), 0.25, np.random.default_rng(0)
    )
    kept = layer.forward(np.full((50, 2), 3)).ravel() / 4
    assert set(kept.round(9)) <= {0, 1, 2}
