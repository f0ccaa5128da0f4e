"""Les activations et le softmax."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from lib.activations import Identity, ReLU, Sigmoid, Tanh, log_softmax, softmax
from lib.gradients import finite_differences

ACTIVATIONS = [Identity, ReLU, Sigmoid, Tanh]


PRECISIONS = [np.float32, np.float64]


TABLES = array_shapes(min_dims=2, max_dims=2, max_side=8)


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


def scores(dtype, shape=TABLES):
    """Des tableaux de nombres de −10⁴ à 10⁴."""
    width = np.finfo(dtype).bits
    return arrays(dtype, shape, elements=st.floats(-1e4, 1e4, width=width))


@pytest.mark.parametrize("dtype", PRECISIONS)
@given(st.data())
def test_probabilities_are_probabilities(dtype, data):
    Z = data.draw(scores(dtype))
    log_P, P = log_softmax(Z), softmax(Z)
    assert P.dtype == log_P.dtype == dtype
    assert np.isfinite(log_P).all()
    assert (P >= 0).all()
    assert np.abs(P.sum(axis=1) - 1).max() < 20 * np.finfo(dtype).eps


@pytest.mark.parametrize("dtype", PRECISIONS)
@given(
    arrays(int, TABLES, elements=st.integers(-10_000, 10_000)), st.integers(0, 10_000)
)
def test_softmax_ignores_a_constant(dtype, Z, constant):
    assert (softmax((Z + constant).astype(dtype)) == softmax(Z.astype(dtype))).all()


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


@pytest.mark.parametrize("dtype", PRECISIONS)
def test_the_sigmoid_keeps_its_tails(dtype):
    Z = np.array([-80, -20, 20, 80], dtype)
    tails = np.exp(-np.abs(Z.astype(float)))
    assert Sigmoid.value(Z)[:2] == pytest.approx(tails[:2], rel=1e-5)
    assert Sigmoid.derivative(Z) == pytest.approx(tails, rel=1e-5)
