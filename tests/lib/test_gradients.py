"""La rétropropagation, face à des différences finies et à autograd."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from lib.activations import Identity, ReLU, Sigmoid, Tanh
from lib.gradients import check_gradient, finite_differences
from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy, half_mean_squared_error
from lib.network import Dense, Network

ACTIVATIONS = [Identity, ReLU, Sigmoid, Tanh]
LOSSES = [cross_entropy, half_mean_squared_error]


def random_network(sizes, activation, generator):
    network = multilayer_perceptron(sizes, generator, activation, 1, float)
    for layer in network.layers:
        layer.biases += generator.standard_normal(layer.biases.shape)
    return network


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("sizes", [(4, 3), (4, 6, 3), (4, 6, 5, 3)])
@pytest.mark.parametrize("loss", LOSSES)
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
    sizes=st.lists(st.integers(2, 6), min_size=2, max_size=5),
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


@settings(max_examples=50)
@given(
    sizes=st.lists(st.integers(2, 6), min_size=2, max_size=4),
    activations=st.lists(st.sampled_from(ACTIVATIONS), min_size=3, max_size=3),
    loss=st.sampled_from(LOSSES),
    examples=st.integers(1, 6),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_gradients_agree_with_finite_differences(
    sizes, activations, loss, examples, seed
):
    generator = np.random.default_rng(seed)
    network = multilayer_perceptron(sizes, generator, scale=1, dtype=float)
    for layer, activation in zip(network.layers, activations):
        layer.biases += generator.standard_normal(layer.biases.shape)
        layer.activation = activation
    X = generator.standard_normal((examples, sizes[0]))
    Y = generator.dirichlet(np.ones(sizes[-1]), examples)
    assert max(check_gradient(network, loss, X, Y)) < 1e-6


TABLES = array_shapes(min_dims=2, max_dims=2, max_side=8)


@given(arrays(float, TABLES, elements=st.floats(-10, 10)))
def test_finite_differences_leave_the_array_as_it_was(A):
    before = A.copy()
    slopes = finite_differences(lambda: np.sum(A**2), A)
    assert np.array_equal(A, before)
    assert slopes == pytest.approx(2 * A, abs=1e-6)
