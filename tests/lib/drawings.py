"""Une figure de chaque sorte, sur des données choisies."""

import numpy as np

from lib import figures


def bowl(w, b=1.0):
    return (w - 2) ** 2 + (b - 1) ** 2


def grid():
    w, b = np.meshgrid(np.linspace(0, 4, 41), np.linspace(-1, 3, 41))
    return w, b, bowl(w, b)


def xor():
    points = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    return {
        "a": (points, lambda P: P[:, 0] - 0.4, ()),
        "b": (points, None, [[(0, 0), (1, 0.5), (1, 1)]]),
    }


def two_examples():
    return np.array([0.25, 1]), np.array([1, 2])


def waves():
    tiles = (np.eye(2), lambda P: np.sin(9 * P).prod(axis=1), ())
    return {"seul": tiles}


def scores():
    z = np.array([-2.5, 0, 0, 0, 0, 1.25, 0, 0, 0, 0])
    return z, np.exp(z) / np.exp(z).sum()


def percents():
    shares = np.diag(np.full(10, 95.5))
    shares[3, 5], shares[5, 3] = 4.5, 2.25
    return shares


FIGURES = {
    "curves": lambda: figures.curves(
        {"a": ([0, 1, 2], [2, 5, 3]), "b": ([0, 1, 2], [4, 3, 1])}, "x", "y"
    ),
    "log": lambda: figures.curves({"a": ([1, 9], [1, 9])}, "x", "y", log_y=True),
    "regression": lambda: figures.regression(
        np.array([0.25, 0.5]), np.array([1, 3]), {"f": (2, 1), "g": (0, 2)}, "f"
    ),
    "line": lambda: figures.regression(np.array([1]), np.array([2]), {"f": (2, 1)}),
    "parabola": lambda: figures.cost_curve(bowl, (0, 4)),
    "surface": lambda: figures.cost_surface(*grid()),
    "map": lambda: figures.cost_map(*grid(), {"a": [(0, 0), (1, 1), (5, 1)]}, (2, 1)),
    "cost": lambda: figures.cost_curve(np.cosh, (-1, 2), [2, 1], tangent_at=0.7),
    "bars": lambda: figures.bars({"t": [0.5, 1.5], "u": [2, -1]}, ["a", "b"], "y"),
    "dots": lambda: figures.dots({"a": [1, 2], "b": [3]}, "x"),
    "planes": lambda: figures.planes(xor(), np.array([0, 1, 1, 0])),
    "plane": lambda: figures.planes(waves(), np.array([0, 1])),
    "three": lambda: figures.planes(
        dict.fromkeys("abc", (np.eye(2), None, ())), np.array([0, 1])
    ),
    "network": lambda: figures.network_diagram([["", ""], [""]], captions=["e", "s"]),
    "weighted": lambda: figures.network_diagram(
        [["$x_1$", "$x_2$"], ["$h_1$", "$h_2$"], ["$z_1$"]], weights=True, bias=True
    ),
    "graph": lambda: figures.computation_graph(
        {"e": {"$x$": 2, "$y$": 1}, "h": {"$u$": -0.5, "$v$": 3}, "s": {"$c$": 1.3126}},
        [[[1.5, -2], [0, 7]], [[0.731], [-0.731]]],
        [[], [0.731, -0.731], []],
        digits=3,
    ),
    "segments": lambda: figures.segments(
        {"a": ([0, 0.5, 1], [0, 1, 0]), "b": ([0, 1], [0, 1]), "c": ([0, 1], [1, 0])}
    ),
    "cover": figures.cover,
    "perceptron": figures.perceptron_diagram,
    "neuron": figures.neuron_diagram,
    "squares": lambda: figures.squares(*two_examples(), (0.5, 0)),
    "bells": lambda: figures.bells(*two_examples(), (0.5, 0), spread=0.5, scale=0.5),
    "gradient": lambda: figures.gradient_map(
        *grid(), [1, 2], (2, 1), {(1, 0): (-1, -1), (3, 1): (1, 0)}
    ),
    "axes": lambda: figures.valley_axes(
        *grid(), [1, 2], (2, 1), {"a": (0.6, 0.8), "b": (-0.8, 0.6)}
    ),
    "batches": lambda: figures.batches([[[3, 1], [0]], [[2, 0], [1]]]),
    "digit": lambda: figures.image_grid(np.eye(1, 784), columns=1),
    "digits": lambda: figures.image_grid(np.linspace(0, 9, 7 * 784).reshape(7, 784)),
    "pixels": lambda: figures.pixel_values(np.array([[0, 128], [129, 255]])),
    "unrolled": lambda: figures.unrolled_network(np.linspace(0, 1, 784), digit=5),
    "reading": lambda: figures.reading(np.eye(28).ravel(), *scores()),
    "confusion": lambda: figures.confusion_matrix(percents()),
    "weights": lambda: figures.image_grid(
        np.linspace(-3, 1, 2 * 784).reshape(2, 784), ["a", "b"], signed=True
    ),
}


def texts(figure):
    found = [t.get_text() for axes in figure.axes for t in axes.texts]
    return found + [axes.get_title() for axes in figure.axes]
