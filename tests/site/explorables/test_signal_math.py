"""Le signal à travers les couches : l’aller, le retour, et les nombres tirés."""

import json

import numpy as np
import pytest

from lib import activations
from lib.network import Dense, Network
from tests.site.explorables.regression import check_same

NAMES = ("Identity", "Sigmoid", "Tanh", "ReLU")


@pytest.fixture(scope="module")
def problems():
    """Mille réseaux, de profondeur, de largeur et d’activation au hasard."""
    generator = np.random.default_rng(8)
    problems = []
    for k in range(1000):
        depth, width, count = (int(n) for n in generator.integers(1, (9, 9, 6)))
        problems.append(
            {
                "depth": depth,
                "width": width,
                "activation": NAMES[k % 4],
                "scale": float(2 ** generator.uniform(-3, 2)),
                "normals": generator.standard_normal((depth, width, width)).tolist(),
                "X": generator.standard_normal((count, width)).tolist(),
                "dA": generator.standard_normal((count, width)).tolist(),
            }
        )
    return problems


def passed(problem):
    """Le réseau de lib, aux mêmes poids, après ses deux passes."""
    activation = getattr(activations, problem["activation"])
    biases = np.zeros((1, problem["width"]))
    network = Network(
        *(
            Dense(problem["scale"] * weights, biases, activation)
            for weights in np.array(problem["normals"])
        )
    )
    network.forward(np.array(problem["X"]))
    network.backward(np.array(problem["dA"]))
    return network.layers


TRAVEL = """const found = JSON.parse(data).map(({normals, X, dA, ...settings}) => {
    const traveling = signal.travel({
        ...settings,
        X: Float64Array.from(X.flat()),
        dA: Float64Array.from(dA.flat()),
        weights: k => normals[k].flat(),
    });
    let step, steps = 0;
    do step = traveling.next(); while (!step.done && ++steps);
    const layers = step.value;
    return {
        steps,
        layers: layers.map(({Z, A, dZ}) => [Z, A, dZ].map(list => Array.from(list))),
        spreads: layers.map(({Z}) => signal.deviation(Z)),
        slope: signal.meanSlope(layers, settings.activation),
    };
});
return JSON.stringify(found);"""


def test_both_ways_are_those_of_lib(pure, problems):
    """Une pente presque nulle est la différence de deux nombres voisins, ici comme
    dans lib : le gradient se juge à la taille du plus grand."""
    computed = json.loads(pure(TRAVEL, json.dumps(problems)))
    for found, problem in zip(computed, problems, strict=True):
        layers = passed(problem)
        activation = getattr(activations, problem["activation"])
        gradients = [layer.dZ for layer in layers]
        largest = max(map(np.linalg.norm, [problem["dA"], *gradients]))
        for (Z, A, dZ), layer in zip(found["layers"], layers, strict=True):
            check_same([Z, A], [layer.Z, activation.value(layer.Z)])
            assert np.linalg.norm(dZ - layer.dZ.ravel()) <= 1e-12 * largest
        for spread, layer in zip(found["spreads"], layers, strict=True):
            assert abs(spread - layer.Z.std()) <= 1e-12 * np.abs(layer.Z).max()
        slopes = [np.mean(activation.derivative(layer.Z)) for layer in layers]
        assert abs(found["slope"] - np.mean(slopes)) <= 1e-12
        assert found["steps"] == 2 * problem["depth"]


def test_the_shares_are_those_of_numpy_and_what_leaves_counts_at_the_edge(pure):
    generator = np.random.default_rng(0)
    data = [
        [(2 * generator.standard_normal(200)).tolist() + [-1, 0, 1], ends, bins]
        for ends in ([-4, 4], [0, 1], [-1, 1])
        for bins in (1, 5, 25)
    ]
    found = pure(
        "return data.map(([list, ends, bins]) => [...signal.shares(list, ends, bins)])",
        data,
    )
    for ours, (values, ends, bins) in zip(found, data, strict=True):
        counts, _ = np.histogram(np.clip(values, *ends), bins, ends)
        check_same([ours], [counts / len(values)])


def test_the_numbers_drawn_are_normal_and_follow_their_seed(pure):
    text = pure(
        """return JSON.stringify(data.map(seed => {
            const normals = new signal.Normals(seed, 40000);
            const some = Array.from(normals.take(30001, 9));
            return [some, Array.from(normals.take(0, 40000))];
        }))""",
        [0, 1, 2, 0],
    )
    drawn = json.loads(text)
    everything = [np.array(values) for _, values in drawn]
    assert np.array_equal(everything[0], everything[3])
    for (some, values), array in zip(drawn, everything, strict=True):
        assert some == values[30001:30010]
        assert abs(array.mean()) < 0.02 and abs(array.std() - 1) < 0.02
        assert abs((array**4).mean() - 3) < 0.15
        assert abs(np.mean(np.abs(array) < 1) - 0.6827) < 0.01
        assert abs(np.corrcoef(array[:-1], array[1:])[0, 1]) < 0.02
    assert np.abs(np.corrcoef(everything[:3]) - np.eye(3)).max() < 0.02
