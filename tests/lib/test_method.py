"""Activations, pertes, réseau et optimiseur, face à des calculs indépendants."""

from itertools import pairwise

import numpy as np
import pytest
from sklearn.metrics import log_loss

from lib.activations import Identity, ReLU, log_softmax, softmax
from lib.losses import cross_entropy, half_mean_squared_error
from lib.network import Dense, Network
from lib.optimizers import GradientDescent


@pytest.fixture
def generator():
    return np.random.default_rng(0)


def finite_differences(f, array, h=1e-5):
    """Le gradient de ``f()`` par rapport à ``array``, modifié sur place."""
    slopes = np.empty_like(array)
    for index in np.ndindex(array.shape):
        original = array[index]
        array[index] = original + h
        above = f()
        array[index] = original - h
        below = f()
        array[index] = original
        slopes[index] = (above - below) / (2 * h)
    return slopes


def relative_error(computed, expected):
    return np.abs(computed - expected).max() / np.abs(expected).max()


def test_softmax_of_the_document():
    expected = [0.65900114, 0.24243297, 0.09856589]
    assert softmax(np.array([2.0, 1.0, 0.1])) == pytest.approx(expected, abs=5e-9)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_softmax_of_huge_scores(dtype):
    Z = np.array([[1e4, 0, -1e4], [-1e4, -1e4, -1e4]], dtype)
    assert softmax(Z)[0] == pytest.approx([1, 0, 0])
    assert softmax(Z)[1] == pytest.approx([1 / 3] * 3)
    assert softmax(Z).dtype == dtype
    assert np.isfinite(log_softmax(Z)).all()


def test_softmax_is_per_row_and_ignores_a_constant(generator):
    Z = generator.standard_normal((5, 4))
    assert softmax(Z).sum(axis=1) == pytest.approx(np.ones(5))
    assert softmax(Z + 100) == pytest.approx(softmax(Z))


def test_cross_entropy_is_the_log_loss_of_scikit_learn(generator):
    Z, Y = (5 * generator.standard_normal((50, 10)), np.eye(10)[np.arange(50) % 10])
    value, _ = cross_entropy(Z, Y)
    assert value == pytest.approx(log_loss(Y, softmax(Z)), rel=1e-12)


def test_cross_entropy_stays_finite_when_a_probability_is_zero():
    Z, Y = np.array([[800.0, 0.0]]), np.eye(2)
    assert cross_entropy(Z, Y[:1])[0] == 0
    assert cross_entropy(Z, Y[1:])[0] == 800


def test_half_mean_squared_error_by_hand():
    value, gradient = half_mean_squared_error(
        np.array([[3.0], [1.0]]), np.array([[1.0], [2.0]])
    )
    assert value == (2**2 + 1**2) / 4
    assert gradient.tolist() == [[1.0], [-0.5]]


@pytest.mark.parametrize("loss", [cross_entropy, half_mean_squared_error])
def test_the_gradient_of_a_loss(loss, generator):
    outputs, Y = (generator.standard_normal((6, 4)), np.eye(4)[[0, 3, 1, 1, 2, 0]])
    expected = finite_differences(lambda: loss(outputs, Y)[0], outputs)
    assert relative_error(loss(outputs, Y)[1], expected) < 1e-6


@pytest.mark.parametrize("loss", [cross_entropy, half_mean_squared_error])
def test_a_loss_refuses_shapes_that_differ(loss):
    with pytest.raises(ValueError, match=r"attendue \(2, 3\), forme reçue \(2, 4\)"):
        loss(np.zeros((2, 4)), np.zeros((2, 3)))


@pytest.mark.parametrize("activation", [Identity, ReLU])
def test_the_derivative_of_an_activation(activation, generator):
    Z = generator.standard_normal((3, 4))
    expected = finite_differences(lambda: activation.value(Z).sum(), Z)
    derivative = activation.derivative(Z) * np.ones_like(Z)
    assert derivative == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("sizes", [(4, 3), (4, 6, 3), (4, 6, 5, 3)])
@pytest.mark.parametrize("loss", [cross_entropy, half_mean_squared_error])
def test_the_gradients_of_a_network(sizes, loss, generator):
    *hidden, last = pairwise(sizes)
    network = Network(
        *[Dense.random(*pair, generator, 1, ReLU, np.float64) for pair in hidden],
        Dense.random(*last, generator, 1, dtype=np.float64),
    )
    for layer in network.layers:
        layer.biases += generator.standard_normal(layer.biases.shape)
    X, Y = generator.standard_normal((7, 4)), np.eye(3)[[0, 1, 2, 0, 1, 2, 0]]

    def value():
        return loss(network.forward(X), Y)[0]

    network.backward(loss(network.forward(X), Y)[1])
    first = [gradient.copy() for gradient in network.gradients]
    for parameter, gradient in zip(network.parameters, first):
        expected = finite_differences(value, parameter)
        assert relative_error(gradient, expected) < 1e-6

    network.backward(loss(network.forward(X), Y)[1])
    for before, after in zip(first, network.gradients):
        assert (before == after).all(), "un second passage doit rendre le même"


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
    with pytest.raises(ValueError, match=r"forme attendue \(6, \?\)"):
        Network(Dense.random(4, 6, generator), Dense.random(5, 3, generator))
    with pytest.raises(ValueError, match=r"biases\s: forme attendue \(1, 3\)"):
        Dense(np.zeros((4, 3)), np.zeros(3))
    with pytest.raises(ValueError, match=r"X\s: forme attendue \(\?, 4\)"):
        Network(Dense.random(4, 6, generator)).forward(np.zeros((2, 5)))


def test_one_step_of_gradient_descent():
    parameter = np.array([1.0, 2.0])
    GradientDescent(0.1).step([parameter], [np.array([10.0, -10.0])])
    assert parameter.tolist() == [0.0, 3.0]


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf])
def test_a_learning_rate_is_a_positive_number(rate):
    with pytest.raises(ValueError, match=r"learning_rate\s: un nombre"):
        GradientDescent(rate)


def test_an_optimizer_says_what_it_is():
    assert repr(GradientDescent(0.1)) == "GradientDescent(0.1)"
