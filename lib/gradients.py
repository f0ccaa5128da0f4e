"""La vérification d’un gradient. Chapitres 3 et 7."""

import numpy as np

from .checks import expect_numbers


def finite_differences(f, array, h=1e-5):
    """Le gradient de ``f()`` par rapport à ``array``, qu’elle lit, de même forme.

    Chaque nombre d’``array``, en double précision, bouge de ±h puis reprend sa place.
    """
    expect_numbers("array", array, "nombres en double précision")
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


def check_gradient(network, loss, X, Y):
    """L’écart de la rétropropagation aux différences finies, un par paramètre.

    C’est le plus grand écart du tableau, divisé par la plus grande pente.
    """
    network.backward(loss(network.forward(X), Y)[1])
    errors = []
    for parameter, gradient in zip(network.parameters, network.gradients):
        expected = finite_differences(lambda: loss(network.forward(X), Y)[0], parameter)
        largest = np.abs(expected).max() or 1.0
        errors.append(float(np.abs(gradient - expected).max() / largest))
    return errors
