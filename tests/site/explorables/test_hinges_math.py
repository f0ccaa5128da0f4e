"""Les pliures que l’on pose : la sortie réglée au mieux, et l’écart."""

import numpy as np
import pytest

from lib.activations import ReLU
from lib.losses import half_mean_squared_error
from lib.network import Dense, Network
from tests.site.explorables.pages import data_of
from tests.site.explorables.regression import check_same

X = np.linspace(-2, 2, 101).round(2)


def network_of(w, b, v, c):
    """Le réseau de lib à une entrée, une couche ReLU et une sortie."""
    w, b, c = (np.reshape(values, (1, -1)).astype(float) for values in (w, b, c))
    return Network(Dense(w, b, ReLU), Dense(np.reshape(v, (-1, 1)).astype(float), c))


def best(knots, x, y):
    """Le réseau de ces pliures, sa sortie réglée par les moindres carrés de NumPy."""
    H = np.column_stack([np.ones_like(x), ReLU.value(x[:, None] - np.array(knots))])
    c, *v = np.linalg.lstsq(H, y)[0]
    return network_of(np.ones(len(knots)), -np.array(knots), v, c)


def gap(network, x, y):
    cost, _ = half_mean_squared_error(
        network.forward(x[:, None]), np.reshape(y, (-1, 1))
    )
    return float(np.sqrt(2 * cost))


@pytest.fixture(scope="module")
def problems():
    """Mille courbes au hasard, et pour chacune des pliures distinctes."""
    generator = np.random.default_rng(6)
    return [
        {
            "knots": generator.choice(X[:-1], size, replace=False).tolist(),
            "y": generator.standard_normal(len(X)).tolist(),
        }
        for size in generator.integers(1, 9, size=1000)
    ]


FITTED = """const {X, problems} = data;
    return problems.map(({knots, y}) => {
        const layers = hinges.fitted(knots, X, y);
        const answers = X.map(x => hinges.answer(layers, x));
        return [answers, hinges.gap(layers, X, y)];
    })"""


def test_the_best_output_and_its_gap(pure, problems):
    computed = pure(FITTED, {"X": X.tolist(), "problems": problems})
    answers, gaps = zip(*computed)
    networks = [best(problem["knots"], X, problem["y"]) for problem in problems]
    check_same(answers, [network.forward(X[:, None]) for network in networks])
    check_same(gaps, [gap(n, X, p["y"]) for n, p in zip(networks, problems)])


def test_a_hinge_too_many_changes_nothing(pure):
    """Deux pliures au même endroit, ou une au bout, où elle ne s’éveille jamais."""
    y = np.abs(X - 0.3).tolist()
    problems = [{"knots": knots, "y": y} for knots in ([-2, 0.3, 0.3], [-2, 0.3, 2])]
    for answers, error in pure(FITTED, {"X": X.tolist(), "problems": problems}):
        assert error < 1e-12 and np.allclose(answers, y)


def test_what_training_learnt_is_read_as_in_lib(pure):
    exported = data_of("hinges")
    computed = pure(
        """return Object.values(data.curves).map(({y, learnt}) => learnt.map(layers =>
            hinges.gap(hinges.network(layers), data.x, y)))""",
        exported,
    )
    for gaps, curve in zip(computed, exported["curves"].values(), strict=True):
        networks = [network_of(**layers) for layers in curve["learnt"]]
        assert [n.layers[0].biases.size for n in networks] == list(range(1, 9))
        x, y = np.array(exported["x"]), curve["y"]
        check_same(gaps, [gap(network, x, y) for network in networks])
