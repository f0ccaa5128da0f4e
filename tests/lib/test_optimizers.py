"""Les optimiseurs, face à leurs formules et à autograd."""

import numpy as np
import pytest
from autograd.misc import optimizers as reference
from hypothesis import given
from hypothesis import strategies as st

from lib.optimizers import (
    Adam,
    GradientDescent,
    Momentum,
    RMSProp,
    cosine_decay,
    step_decay,
)


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
    assert repr(Adam(cosine_decay(0.2, 10))) == "Adam(0.2)"


def slopes(parameter):
    """Une vallée étroite et courbe, pour que les pas se distinguent."""
    x, y = parameter
    return np.array([x**3 + 2 * x * y, x**2 + 20 * y])


START = (1.0, 0.5)


def descent(optimizer, steps):
    """Le dernier point d’une descente."""
    parameter = np.array(START)
    for _ in range(steps):
        optimizer.step([parameter], [slopes(parameter)])
    return parameter


@pytest.mark.parametrize("steps", [1, 2, 50])
def test_the_same_paths_as_the_optimizers_of_autograd(steps):
    def theirs(method, **options):
        return method(lambda x, i: slopes(x), np.array(START), None, steps, **options)

    assert descent(Momentum(0.01, 0.8), steps) == pytest.approx(
        theirs(reference.sgd, step_size=0.05, mass=0.8)
    )
    assert descent(Adam(0.01, (0.8, 0.9)), steps) == pytest.approx(
        theirs(reference.adam, step_size=0.01, b1=0.8, b2=0.9)
    )
    from_one = RMSProp(0.01, 0.8)
    from_one.squares = [np.ones(2)]
    assert descent(from_one, steps) == pytest.approx(
        theirs(reference.rmsprop, step_size=0.01, gamma=0.8)
    )


def test_rmsprop_starts_from_zero():
    assert descent(RMSProp(0.1, 0.75), 1) == pytest.approx(np.array(START) - 0.2)


def test_epsilon_bounds_the_step():
    start, slope = np.array(START), slopes(START)
    rms = descent(RMSProp(0.1, 0.75, epsilon=3), 1)
    assert rms == pytest.approx(start - 0.1 * slope / (np.abs(slope) / 2 + 3))
    adam = descent(Adam(0.1, epsilon=3), 1)
    assert adam == pytest.approx(start - 0.1 * slope / (np.abs(slope) + 3))


def test_the_usual_settings():
    assert Momentum(0.1).beta == RMSProp(0.1).beta == 0.9
    assert RMSProp(0.1).epsilon == Adam(0.1).epsilon == 1e-8
    assert Adam(0.1).betas == (0.9, 0.999)
    assert step_decay(1.0, every=1)(1) == 0.5


def test_each_parameter_needs_its_gradient():
    with pytest.raises(
        ValueError, match=r"^gradients\s: formes attendues \[\(1,\), \(1,\)\]"
    ):
        GradientDescent(0.1).step([np.zeros(1), np.zeros(1)], [np.zeros(1)])


def test_no_momentum_is_gradient_descent():
    ours, plain = descent(Momentum(0.01, 0), 20), descent(GradientDescent(0.01), 20)
    assert (ours == plain).all()


@given(st.floats(1e-3, 1e3), st.integers(1, 20))
def test_the_first_step_of_adam_has_the_length_of_its_rate(size, numbers):
    parameter = np.zeros(numbers)
    Adam(0.1).step([parameter], [np.full(numbers, size)])
    assert parameter == pytest.approx(np.full(numbers, -0.1), rel=1e-4)


METHODS = [GradientDescent, Momentum, RMSProp, Adam]


@pytest.mark.parametrize("method", METHODS)
def test_each_parameter_has_its_own_memory_and_keeps_its_precision(method):
    together, apart = np.ones((2, 3), np.float32), np.ones((2, 3), np.float32)
    other, gradient = np.ones(4, np.float32), np.full((2, 3), 2, np.float32)
    optimizer, alone = method(lambda step: np.float64(0.1)), method(0.1)
    for _ in range(3):
        optimizer.step([together, other], [gradient, np.zeros(4, np.float32)])
        alone.step([apart], [gradient])
    assert (together == apart).all()
    assert (other == 1).all()
    assert together.dtype == np.float32


@pytest.mark.parametrize("method", [Momentum, RMSProp, Adam])
def test_gradients_are_left_as_they_were(method):
    optimizer, gradient = method(0.1), np.array([2.0, -1.0])
    for _ in range(2):
        optimizer.step([np.zeros(2)], [gradient])
    assert gradient.tolist() == [2, -1]
