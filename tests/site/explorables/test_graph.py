"""Les calculs de la chaîne, comparés à ceux de ``lib``."""

import numpy as np
import pytest

from lib import activations
from lib.losses import cross_entropy, half_mean_squared_error
from lib.network import Dense, Network
from tests.site.explorables.regression import check_same, perceptron

ACTIVATIONS = ("Identity", "ReLU", "Sigmoid", "Tanh")
PASSES = """return data.map(({graph: g, knob, delta}) => {
    const columns = graph.values(g);
    const {slopes, derivatives} = graph.back(g, columns);
    const all = graph.knobs(g);
    const product = ({factors}) => factors.reduce((a, b) => a * b, 1);
    const byPaths = (k) => graph.paths(k, columns, slopes).found
        .reduce((sum, path) => sum + product(path), 0);
    return {
        loss: graph.loss(g),
        inputs: derivatives[0],
        slopes: all.map((k) => graph.gradient(k, columns, derivatives)),
        paths: all.map(byPaths),
        values: all.map((k) => graph.reading(g, k)),
        after: graph.loss(graph.nudged(g, all[knob], delta)),
    };
})"""


def check_passes(computed, loss, inputs, slopes, values, after):
    check_same([computed["loss"], computed["after"]], [loss, after])
    check_same([computed["inputs"]], [inputs])
    check_same([computed["slopes"], computed["paths"]], [slopes, slopes])
    assert computed["values"] == np.ravel(values).tolist()


def hidden_problem(number, generator):
    """Un réseau à couche cachée, un exemple, un poids à pousser."""
    sizes = generator.integers(2, 5, size=3)
    W1, W2 = (generator.standard_normal(pair) for pair in (sizes[:2], sizes[1:]))
    x, target = generator.standard_normal(sizes[0]), generator.integers(sizes[2])
    activation = ACTIVATIONS[number % len(ACTIVATIONS)]
    steps = [
        ["weights", W1.tolist()],
        ["activation", activation],
        ["weights", W2.tolist()],
        ["cross_entropy", int(target)],
    ]
    return {
        "graph": {"inputs": x.tolist(), "steps": steps, "learns": "weights"},
        "knob": int(generator.integers(W1.size + W2.size)),
        "delta": float(generator.uniform(-2, 2)),
    }


def hidden_loss(weights, activation, x, target):
    """La perte du réseau de lib, et le réseau, où le gradient est revenu."""
    layers = [Dense(W, np.zeros((1, W.shape[1]))) for W in weights]
    layers[0].activation = getattr(activations, activation)
    network = Network(*layers)
    scores = network.forward(np.array([x]))
    loss, gradient = cross_entropy(scores, np.eye(scores.size)[[target]])
    network.backward(gradient)
    return loss, network


def test_a_network_and_each_of_its_weights(pure):
    generator = np.random.default_rng(0)
    problems = [hidden_problem(number, generator) for number in range(1000)]
    for problem, found in zip(problems, pure(PASSES, problems), strict=True):
        graph = problem["graph"]
        (_, W1), (_, activation), (_, W2), (_, target) = graph["steps"]
        weights = [np.array(W1), np.array(W2)]
        example = activation, graph["inputs"], target
        loss, network = hidden_loss(weights, *example)
        flat = np.concatenate([W.ravel() for W in weights])
        pushed = flat.copy()
        pushed[problem["knob"]] += problem["delta"]
        both = np.split(pushed, [weights[0].size])
        after, _ = hidden_loss(
            [new.reshape(W.shape) for new, W in zip(both, weights)], *example
        )
        first, second = network.layers
        slopes = np.concatenate([first.dW.ravel(), second.dW.ravel()])
        check_passes(found, loss, first.dX, slopes, flat, after)


def test_two_parameters_and_all_the_examples(pure):
    generator = np.random.default_rng(1)
    problems = []
    for n in generator.integers(1, 6, size=1000):
        X, y, point = (generator.standard_normal(size) for size in (n, n, 2))
        steps = [
            ["weights", [X.tolist(), [1] * int(n)]],
            ["half_mean_squared_error", y.tolist()],
        ]
        graph = {"inputs": point.tolist(), "steps": steps, "learns": "inputs"}
        problems.append({"graph": graph, "knob": int(n) % 2, "delta": float(X[0])})
    for problem, found in zip(problems, pure(PASSES, problems), strict=True):
        (_, [X, _]), (_, y) = problem["graph"]["steps"]
        point = problem["graph"]["inputs"]
        pushed = list(point)
        pushed[problem["knob"]] += problem["delta"]
        losses = []
        for place in (pushed, point):
            network, inputs, targets = perceptron({"X": X, "y": y, "point": place})
            loss, gradient = half_mean_squared_error(network.forward(inputs), targets)
            losses.append(loss)
        network.backward(gradient)
        slopes = [value.item() for value in network.gradients]
        check_passes(found, losses[1], slopes, slopes, point, losses[0])


@pytest.mark.parametrize("spread", [1, 5])
def test_a_softmax_seen_step_by_step_has_the_same_loss_and_gradient(pure, spread):
    generator = np.random.default_rng(2)
    Z = spread * generator.standard_normal((1000, 4))
    graphs = [
        {
            "inputs": z.tolist(),
            "steps": [["softmax", None], ["surprise", int(target)]],
            "learns": "inputs",
        }
        for z, target in zip(Z, generator.integers(4, size=1000))
    ]
    computed = pure(
        """return data.map((g) => {
            const columns = graph.values(g);
            return [columns.at(-1)[0], ...graph.back(g, columns).derivatives[0]];
        })""",
        graphs,
    )
    expected = []
    for z, graph in zip(Z, graphs):
        target = graph["steps"][1][1]
        loss, gradient = cross_entropy(z[None], np.eye(4)[[target]])
        expected.append([loss, *gradient[0]])
    assert np.abs(np.array(computed) - expected).max() <= 1e-12


def test_a_missing_weight_is_no_path(pure):
    steps = [["weights", [[2, None], [3, 4]]], ["half_mean_squared_error", [0, 0]]]
    graph = {"inputs": [1, 1], "steps": steps, "learns": "weights"}
    [found] = pure(PASSES, [{"graph": graph, "knob": 0, "delta": 1}])
    assert found["values"] == [2, 3, 4]
    assert found["loss"] == (5**2 + 4**2) / 4
    assert found["after"] == (6**2 + 4**2) / 4
