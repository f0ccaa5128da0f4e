"""Les couches et le réseau."""

import numpy as np
import pytest

from lib.activations import ReLU
from lib.initialization import multilayer_perceptron
from lib.network import Dense, Network


def test_a_dense_layer_by_hand():
    layer = Dense(np.array([[1.0, -1.0], [2.0, 0.0]]), np.array([[0.5, 0.5]]), ReLU)
    assert layer.forward(np.array([[1.0, 1.0]])).tolist() == [[3.5, 0.0]]
    layer.backward(np.array([[1.0, 1.0]]))
    assert layer.dW.tolist() == [[1, 0], [1, 0]]
    assert layer.db.tolist() == [[1, 0]]
    assert layer.dX.tolist() == [[1, 2]]


def test_the_starting_weights_of_the_document():
    layer = Dense.random(784, 10, np.random.RandomState(42))
    expected = 0.01 * np.random.RandomState(42).standard_normal((784, 10))
    assert (layer.weights == expected.astype(np.float32)).all()
    assert not layer.biases.any()
    assert layer.weights.dtype == layer.biases.dtype == np.float32


def test_a_network_predicts_its_most_probable_class(generator):
    network = Network(Dense.random(5, 3, generator, scale=1))
    X = generator.standard_normal((8, 5)).astype(np.float32)
    probabilities = network.probabilities(X)
    assert probabilities.sum(axis=1) == pytest.approx(np.ones(8))
    assert (network.predict(X) == probabilities.argmax(axis=1)).all()


def test_a_network_says_what_it_is(generator):
    hidden = Dense.random(4, 6, generator, activation=ReLU)
    network = Network(hidden, Dense.random(6, 3, generator))
    assert repr(network) == "Network(Dense(4 → 6, ReLU), Dense(6 → 3, Identity))"


def test_layers_that_do_not_fit_are_refused(generator):
    message = r"^weights de Dense\(5 → 3, Identity\)\s: forme attendue \(6, \?\)"
    with pytest.raises(ValueError, match=message):
        Network(Dense.random(4, 6, generator), Dense.random(5, 3, generator))
    with pytest.raises(ValueError, match=r"biases\s: forme attendue \(1, 3\)"):
        Dense(np.zeros((4, 3)), np.zeros(3))
    with pytest.raises(ValueError, match=r"^X\s: forme attendue \(\?, 4\)"):
        Network(Dense.random(4, 6, generator)).forward(np.zeros((2, 5)))


@pytest.mark.parametrize("build", [Network, lambda: multilayer_perceptron((5,), None)])
def test_a_network_has_a_layer(build):
    with pytest.raises(ValueError) as caught:
        build()
    assert str(caught.value) == (
        "nombre de couches : un entier strictement positif est attendu, 0 est reçu"
    )
