"""L’oubli au hasard et l’arrêt précoce."""

import numpy as np
import pytest

from lib.activations import Tanh
from lib.gradients import finite_differences
from lib.initialization import multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.regularization import train_until_stalled, with_dropout


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


def test_the_gradients_of_dropout(network):
    generator = np.random.default_rng(1)
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


def stalled(scores, patience, epochs=10):
    """Un biais qui avance de 1 par époque, noté par ``scores``."""
    network = Network(Dense(np.zeros((1, 1)), np.zeros((1, 1))))
    given = iter(scores)
    history = train_until_stalled(
        network,
        np.zeros((1, 1)),
        np.ones((1, 1)),
        evaluate=lambda network: next(given),
        patience=patience,
        epochs=epochs,
        loss=lambda outputs, Y: (0.0, -np.ones_like(outputs)),
        optimizer=GradientDescent(1.0),
        batch_size=1,
    )
    return history, network.layers[0].biases.item()


def test_training_stops_when_it_has_stalled_and_returns_to_its_best():
    history, bias = stalled([3, 5, 4, 5, 9], patience=2)
    assert history.evaluations == [3, 5, 4, 5]
    assert len(history.losses) == 4
    assert bias == 2


def test_the_first_epoch_may_be_the_best():
    assert stalled([5, 4, 3], patience=2)[1] == 1


@pytest.mark.parametrize("wrong", ["patience", "epochs"])
def test_patience_and_epochs_are_counted_in_whole_numbers(wrong):
    with pytest.raises(ValueError, match=rf"^{wrong}\s: un entier .* 0.5 est reçu"):
        stalled([1], **{"patience": 1, "epochs": 1} | {wrong: 0.5})


def test_a_score_that_keeps_rising_lasts_to_the_end():
    history, bias = stalled(range(3), patience=1, epochs=3)
    assert history.evaluations == [0, 1, 2]
    assert bias == 3
