"""Les calculs des quatre premières figures, comparés à ceux de ``lib``."""

import numpy as np
import pytest

from lib.activations import log_softmax, softmax
from lib.losses import cross_entropy, half_mean_squared_error
from lib.optimizers import GradientDescent
from lib.training import train
from tests.site.explorables.regression import check_same, perceptron


@pytest.fixture(scope="module")
def problems():
    """Mille régressions : exemples, paramètres et taux au hasard."""
    generator = np.random.default_rng(0)
    return [
        {
            "X": generator.random(n).tolist(),
            "y": (3 * generator.standard_normal(n)).tolist(),
            "point": (3 * generator.standard_normal(2)).tolist(),
            "rate": float(generator.uniform(0.01, 1)),
        }
        for n in generator.integers(2, 40, size=1000)
    ]


def test_cost_gradient_and_step(pure, problems):
    computed = pure(
        """return data.map(({X, y, point, rate}) => {
            const slope = math.gradient(X, y, point);
            return [math.cost(X, y, point), ...slope, ...math.step(point, slope, rate)];
        })""",
        problems,
    )
    expected = []
    for problem in problems:
        network, X, y = perceptron(problem)
        cost, gradient = half_mean_squared_error(network.forward(X), y)
        network.backward(gradient)
        slopes = [value.item() for value in network.gradients]
        optimizer = GradientDescent(problem["rate"])
        optimizer.step(network.parameters, network.gradients)
        after = [value.item() for value in network.parameters]
        expected.append([cost, *slopes, *after])
    check_same(computed, expected)


def test_descents_and_batches_in_the_order_of_numpy(pure, problems):
    for number, problem in enumerate(problems):
        state = np.random.default_rng(number).bit_generator.state["state"]
        problem["state"] = {name: str(value) for name, value in state.items()}
        problem["size"] = 1 + number % len(problem["X"])
    computed = pure(
        """return data.map(({X, y, point, rate, state, size}) => {
            const generator = new random.Generator(state);
            for (let epoch = 0; epoch < 3; epoch++) {
                for (const rows of math.minibatches(generator.permutation(X.length), size)) {
                    point = math.step(point, math.gradient(X, y, point, rows), rate);
                }
            }
            return point;
        })""",
        problems,
    )
    expected = []
    for number, problem in enumerate(problems):
        network, X, y = perceptron(problem)
        train(
            network,
            X,
            y,
            loss=half_mean_squared_error,
            optimizer=GradientDescent(problem["rate"]),
            epochs=3,
            batch_size=problem["size"],
            generator=np.random.default_rng(number),
        )
        expected.append([value.item() for value in network.parameters])
    check_same(computed, expected)


def test_curvature_and_best_line(pure, problems):
    computed = pure(
        """return data.map(({X, y}) => [
            math.largestRate(X), math.principal(X)[0].value, ...math.leastSquares(X, y),
        ])""",
        [p for p in problems if len(p["X"]) > 4],
    )
    expected = []
    for problem in problems:
        if len(problem["X"]) > 4:
            X, y = np.array(problem["X"]), problem["y"]
            H = [[np.mean(X**2), np.mean(X)], [np.mean(X), 1]]
            low, high = np.linalg.eigvalsh(H)
            line, *_ = np.linalg.lstsq(np.column_stack([X, np.ones_like(X)]), y)
            expected.append([2 / high, low, *line])
    check_same(computed, expected)


def test_softmax_and_cross_entropy(pure):
    generator = np.random.default_rng(1)
    Z = 30 * generator.standard_normal((1000, 10))
    targets = generator.integers(10, size=1000)
    computed = pure(
        """return data.Z.map((z, i) => {
            const {loss, gradient} = math.crossEntropy(z, data.targets[i]);
            return [...math.logSoftmax(z), ...math.softmax(z), loss, ...gradient];
        })""",
        {"Z": Z.tolist(), "targets": targets.tolist()},
    )
    expected = []
    for z, target in zip(Z, targets):
        loss, gradient = cross_entropy(z[None], np.eye(10)[[target]])
        expected.append([*log_softmax(z), *softmax(z), loss, *gradient[0]])
    check_same(computed, expected)
