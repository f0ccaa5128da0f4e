"""Les poids de départ."""

import numpy as np
import pytest

from lib.activations import Tanh
from lib.initialization import glorot, he, multilayer_perceptron


@pytest.mark.parametrize(
    ("scale", "expected"),
    [(0, 0), (0.5, 0.5), (glorot, (2 / 500) ** 0.5), (he, (2 / 400) ** 0.5)],
)
def test_the_spread_of_starting_weights(scale, expected, generator):
    network = multilayer_perceptron((400, 100), generator, scale=scale)
    weights, biases = network.parameters
    assert weights.std() == pytest.approx(expected, rel=0.02)
    assert weights.mean() == pytest.approx(0, abs=0.01)
    assert weights.dtype == np.float32
    assert not biases.any()


def test_he_keeps_the_size_of_what_goes_through_relu(generator):
    network = multilayer_perceptron([500] * 6, generator)
    X = generator.standard_normal((200, 500)).astype(np.float32)
    network.forward(X)
    spreads = [np.mean(layer.Z**2) for layer in network.layers]
    assert spreads == pytest.approx([2] * 5, rel=0.3)


def test_a_multilayer_perceptron_has_no_activation_at_its_end(generator):
    network = multilayer_perceptron((4, 6, 5, 3), generator, Tanh)
    assert repr(network) == (
        "Network(Dense(4 → 6, Tanh), Dense(6 → 5, Tanh), Dense(5 → 3, Identity))"
    )


@pytest.mark.parametrize("sizes", [(4, 0), (0, 3), (4, 2.5, 3)])
def test_the_sizes_of_a_network_are_whole_numbers(sizes, generator):
    with pytest.raises(ValueError, match=r"^sizes\s: un entier strictement positif"):
        multilayer_perceptron(sizes, generator)
