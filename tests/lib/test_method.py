"""Activations, pertes, réseau et optimiseur, face à des calculs indépendants."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import log_loss

from lib.activations import Identity, ReLU, Sigmoid, Tanh, log_softmax, softmax
from lib.gradients import check_gradient, finite_differences
from lib.initialization import glorot, he, multilayer_perceptron
from lib.losses import cross_entropy, half_mean_squared_error
from lib.network import Dense, Network


@pytest.fixture
def generator():
    return np.random.default_rng(0)


ACTIVATIONS = [Identity, ReLU, Sigmoid, Tanh]


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


@pytest.mark.parametrize(
    ("loss", "name"), [(cross_entropy, "Z"), (half_mean_squared_error, "Y_hat")]
)
def test_a_loss_refuses_shapes_that_differ_and_empty_batches(loss, name):
    for rows, message in [
        (2, "forme attendue (2, 3), forme reçue (2, 4)"),
        (0, "forme attendue (0, 3), forme reçue (0, 4)"),
    ]:
        with pytest.raises(ValueError) as caught:
            loss(np.zeros((rows, 4)), np.zeros((rows, 3)))
        assert str(caught.value) == f"{name} : {message}"
    with pytest.raises(ValueError) as caught:
        loss(np.zeros((0, 3)), np.zeros((0, 3)))
    assert str(caught.value) == (
        f"{name} : au moins un nombre est attendu, forme reçue (0, 3)"
    )


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_derivative_of_an_activation(activation, generator):
    Z = generator.standard_normal((3, 4))
    expected = finite_differences(lambda: activation.value(Z).sum(), Z)
    derivative = activation.derivative(Z) * np.ones_like(Z)
    assert derivative == pytest.approx(expected, abs=1e-9)


def test_the_slope_of_relu_at_zero_is_zero():
    assert ReLU.derivative(np.array([-1.0, 0.0, 1.0])).tolist() == [0, 0, 1]


@given(arrays(float, (2, 3), elements=st.floats(-1e4, 1e4)))
def test_an_activation_stays_in_its_bounds_without_overflow(Z):
    with np.errstate(all="raise", under="ignore"):
        sigmoid, tanh = Sigmoid.value(Z), Tanh.value(Z)
    assert ((sigmoid >= 0) & (sigmoid <= 1)).all()
    assert tanh == pytest.approx(2 * Sigmoid.value(2 * Z) - 1)
    assert sigmoid + Sigmoid.value(-Z) == pytest.approx(np.ones((2, 3)))
    assert (ReLU.value(Z) - ReLU.value(-Z) == Z).all()


@pytest.mark.parametrize("activation", [ReLU, Sigmoid, Tanh])
def test_an_activation_keeps_its_precision(activation):
    Z = np.ones((2, 3), np.float32)
    assert activation.value(Z).dtype == np.float32
    assert (Z * activation.derivative(Z)).dtype == np.float32


def random_network(sizes, activation, generator):
    network = multilayer_perceptron(sizes, generator, activation, 1, float)
    for layer in network.layers:
        layer.biases += generator.standard_normal(layer.biases.shape)
    return network


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("sizes", [(4, 3), (4, 6, 3), (4, 6, 5, 3)])
@pytest.mark.parametrize("loss", [cross_entropy, half_mean_squared_error])
def test_the_gradients_of_a_network(sizes, loss, activation, generator):
    network = random_network(sizes, activation, generator)
    X, Y = generator.standard_normal((7, 4)), np.eye(3)[[0, 1, 2, 0, 1, 2, 0]]
    errors = check_gradient(network, loss, X, Y)
    assert len(errors) == len(network.parameters)
    assert max(errors) < 1e-6

    first = [gradient.copy() for gradient in network.gradients]
    network.backward(loss(network.forward(X), Y)[1])
    for before, after in zip(first, network.gradients):
        assert (before == after).all(), "un second passage doit rendre le même"


def test_a_wrong_gradient_is_found_out(generator):
    network = random_network((4, 6, 3), Tanh, generator)
    X, Y = generator.standard_normal((7, 4)), np.eye(3)[[0, 1, 2, 0, 1, 2, 0]]

    def twice(Z, Y):
        value, gradient = cross_entropy(Z, Y)
        return value, 2 * gradient

    assert check_gradient(network, twice, X, Y) == pytest.approx([1] * 4, rel=1e-6)


def test_where_nothing_slopes_the_gap_is_the_gradient_itself():
    network = Network(Dense(np.ones((1, 1)), np.zeros((1, 1))))
    gaps = check_gradient(
        network, lambda Z, Y: (0.0, 3 * Z), np.full((1, 1), 2.0), np.ones((1, 1))
    )
    assert gaps == [12, 6]


def test_no_slope_and_no_gradient_agree(generator):
    network = multilayer_perceptron((4, 6, 3), generator, scale=0, dtype=float)
    X, Y = np.ones((3, 4)), np.eye(3)
    assert max(check_gradient(network, cross_entropy, X, Y)) < 1e-15


AUTOGRAD = {
    Identity: lambda Z: Z,
    ReLU: lambda Z: anp.maximum(Z, 0),
    Sigmoid: lambda Z: 1 / (1 + anp.exp(-Z)),
    Tanh: anp.tanh,
}


@settings(max_examples=30)
@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5),
    activation=st.sampled_from(ACTIVATIONS),
    seed=st.integers(0, 1000),
)
def test_the_gradients_are_those_of_autograd(sizes, activation, seed):
    generator = np.random.default_rng(seed)
    network = random_network(sizes, activation, generator)
    X = generator.standard_normal((5, sizes[0]))
    Y = np.eye(sizes[-1])[generator.integers(sizes[-1], size=5)]

    def value(parameters):
        A, last = X, len(parameters) - 2
        for k in range(0, len(parameters), 2):
            Z = A @ parameters[k] + parameters[k + 1]
            A = Z if k == last else AUTOGRAD[activation](Z)
        total = anp.log(anp.sum(anp.exp(A), axis=1, keepdims=True))
        return anp.mean(anp.sum(Y * (total - A), axis=1))

    loss, gradient = cross_entropy(network.forward(X), Y)
    network.backward(gradient)
    assert loss == pytest.approx(value(network.parameters))
    for ours, theirs in zip(
        network.gradients, autograd.grad(value)(network.parameters)
    ):
        assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-12)


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


@pytest.mark.parametrize("sizes", [(4, 0), (0, 3), (4, 2.5, 3)])
def test_the_sizes_of_a_network_are_whole_numbers(sizes, generator):
    with pytest.raises(ValueError, match=r"^sizes\s: un entier strictement positif"):
        multilayer_perceptron(sizes, generator)
