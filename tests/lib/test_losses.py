"""Les pertes, face à des calculs indépendants."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from sklearn.metrics import log_loss

from lib.activations import softmax
from lib.gradients import finite_differences
from lib.losses import cross_entropy, half_mean_squared_error

PRECISIONS = [np.float32, np.float64]


LOSSES = [cross_entropy, half_mean_squared_error]


TABLES = array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=8)


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


def relative_error(computed, expected):
    return np.abs(computed - expected).max() / np.abs(expected).max()


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


def scores(dtype, shape=TABLES):
    """Des tableaux de nombres de −10⁴ à 10⁴."""
    width = np.finfo(dtype).bits
    return arrays(dtype, shape, elements=st.floats(-1e4, 1e4, width=width))


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("loss", LOSSES)
@given(st.data())
def test_a_loss_is_finite_whatever_the_target(loss, dtype, data):
    Z = data.draw(scores(dtype))
    Y = softmax(data.draw(scores(dtype, st.just(Z.shape))))
    value, gradient = loss(Z, Y)
    assert np.isfinite(value)
    assert np.isfinite(gradient).all()
    assert (gradient.dtype, gradient.shape) == (dtype, Z.shape)


@pytest.mark.parametrize("dtype", [np.uint8, bool, np.int8])
def test_bytes_give_the_same_loss_as_numbers(dtype):
    Y_hat, Y = np.array([[1], [0], [1]], dtype), np.array([[0], [1], [1]], dtype)
    value, gradient = half_mean_squared_error(Y_hat, Y)
    assert value == (1 + 1) / 6
    assert gradient == pytest.approx(np.array([[1], [-1], [0]]) / 3)


def test_a_gradient_of_pixels_is_negative_where_they_are_too_dark():
    Y_hat, Y = np.array([[1]], np.uint8), np.array([[3]], np.uint8)
    assert half_mean_squared_error(Y_hat, Y)[1].tolist() == [[-2]]


@pytest.mark.parametrize("dtype", [np.uint8, bool, np.int64, np.float32])
def test_targets_may_be_of_any_kind(dtype):
    Y = np.eye(300, dtype=dtype)
    value, gradient = cross_entropy(np.zeros((300, 300)), Y)
    assert value == pytest.approx(np.log(300))
    assert gradient.diagonal() == pytest.approx((1 / 300 - 1) / 300)


def test_targets_may_share_their_probability():
    Z, Y = np.log([[0.5, 0.3, 0.2]]), np.array([[0.25, 0.25, 0.5]])
    assert cross_entropy(Z, Y)[0] == pytest.approx(-np.sum(Y * Z))
