"""Des régressions au hasard, et le perceptron de ``lib`` qui les apprend."""

import numpy as np

from lib.losses import half_mean_squared_error
from lib.network import Dense, Network
from tests.site.explorables.figure import written


def check_same(computed, expected):
    for ours, theirs in zip(computed, expected, strict=True):
        theirs = np.ravel(theirs)
        assert np.linalg.norm(np.ravel(ours) - theirs) <= 1e-12 * np.linalg.norm(theirs)


def perceptron(problem):
    """Le perceptron de lib, en double précision, et ses exemples en colonnes."""
    w, b = problem["point"]
    network = Network(Dense(np.array([[w]]), np.array([[b]])))
    return network, *(np.reshape(problem[key], (-1, 1)) for key in "Xy")


def check_line(figure, data, prefix=("écart en x₁", "écart en x₂")):
    w, b = figure.numbers("w", "b")
    network, X, y = perceptron(data | {"point": [w, b]})
    answers = network.forward(X)
    cost, _ = half_mean_squared_error(answers, y)
    shown = figure.shown()
    assert shown["coût"] == written(cost)
    for name, gap in zip(prefix, (answers - y).ravel()):
        assert shown[name] == written(gap)
    return w, b
