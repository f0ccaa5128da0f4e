"""La vérification d’un gradient. Chapitres 3 et 7."""

from collections.abc import Callable

import numpy as np

from .checks.network import expect_no_dropout
from .checks.values import expect_function, expect_numbers, expect_positive
from .network import Network
from .types import Array, Loss


def finite_differences(f: Callable[[], float], array: Array, h: float = 1e-5) -> Array:
    """Le gradient de ``f()`` par rapport à ``array``, qu’elle lit, de même forme.

    Chaque nombre d’``array``, en double précision, bouge de ±h puis reprend sa place.
    """
    expect_function("f", f)
    expect_numbers("array", array, "nombres en double précision")
    expect_positive("h", h)
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


def check_gradient(network: Network, loss: Loss, X: Array, Y: Array) -> list[float]:
    """L’écart de la rétropropagation aux différences finies, un par paramètre.

    C’est le plus grand écart du tableau, divisé par la plus grande pente.
    """
    expect_no_dropout(network)
    expect_function("loss", loss)
    network.backward(loss(network.forward(X), Y)[1])
    errors = []
    for parameter, gradient in zip(network.parameters, network.gradients):
        expected = finite_differences(lambda: loss(network.forward(X), Y)[0], parameter)
        largest = np.abs(expected).max() or 1.0
        errors.append(float(np.abs(gradient - expected).max() / largest))
    return errors
