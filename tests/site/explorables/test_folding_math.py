"""Le réseau qui plie le plan : son gradient, son entraînement, sa frontière."""

import numpy as np
import pytest

from lib import activations
from lib.initialization import he, multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.optimizers import Adam
from lib.training import train
from tests.site.explorables.pages import data_of
from tests.site.explorables.regression import check_same

NAMES = ("Identity", "Tanh", "ReLU")


def network_of(size, name, generator):
    scale = he if name == "ReLU" else 1
    activation = getattr(activations, name)
    return multilayer_perceptron((2, size, 1), generator, activation, scale, float)


def given():
    """Ce que le chapitre exporte, les points en couples."""
    exported = data_of("folding")
    for problem in exported["problems"].values():
        problem["X"] = list(zip(problem["x1"], problem["x2"], strict=True))
    return exported


def flat(arrays):
    return np.concatenate([array.ravel() for array in arrays])


@pytest.fixture(scope="module")
def networks():
    """Mille réseaux, que l’on retrouve d’après leur graine, et des points."""
    generator = np.random.default_rng(5)
    return [
        {
            "seed": seed,
            "size": int(generator.integers(1, 9)),
            "activation": NAMES[seed % 3],
            "normals": np.random.default_rng(seed).standard_normal(24).tolist(),
            "X": generator.standard_normal((6, 2)).tolist(),
            "y": generator.choice([-1, 1], 6).tolist(),
        }
        for seed in range(1000)
    ]


def test_the_first_weights_the_cost_and_its_gradient(pure, networks):
    computed = pure(
        """return data.map(({normals, size, activation, X, y}) => {
            const network = folding.drawn(normals, size, activation);
            const {cost, gradient} = folding.costAndGradient(network, {X, y});
            return [Array.from(network.values), cost, Array.from(gradient)];
        })""",
        networks,
    )
    for found, data in zip(computed, networks, strict=True):
        generator = np.random.default_rng(data["seed"])
        network = network_of(data["size"], data["activation"], generator)
        y = np.reshape(data["y"], (-1, 1)).astype(float)
        cost, slope = half_mean_squared_error(network.forward(np.array(data["X"])), y)
        network.backward(slope)
        check_same(found, [flat(network.parameters), cost, flat(network.gradients)])


TRAINED = """const {problems, normals} = data.exported;
    return data.runs.map(([task, size, activation, seed, epochs]) => {
        const network = folding.drawn(normals[seed], size, activation);
        const training = new folding.Training(network, problems[task], data.exported);
        while (training.epochs < epochs) training.epoch();
        return [Array.from(network.values), folding.right(network, problems[task])];
    })"""


def trained(exported, task, size, activation, seed, epochs):
    problem = exported["problems"][task]
    X, y = np.array(problem["X"]), np.reshape(problem["y"], (-1, 1)).astype(float)
    network = network_of(size, activation, np.random.default_rng(seed))
    settings = {"optimizer": Adam(exported["rate"]), "batch_size": exported["batch"]}
    train(network, X, y, loss=half_mean_squared_error, epochs=epochs, **settings)
    return flat(network.parameters), np.mean((network.forward(X) > 0) == (y > 0))


def test_the_training_is_that_of_lib(pure):
    exported = given()
    runs = [
        [task, size, name, size, exported["problems"][task]["epochs"]]
        for task, size, name in (
            ("xor", 2, "Tanh"),
            ("moons", 8, "Identity"),
            ("ring", 3, "ReLU"),
        )
    ]
    computed = pure(TRAINED, {"exported": exported, "runs": runs})
    for (values, share), run in zip(computed, runs, strict=True):
        expected, right = trained(exported, *run)
        assert np.allclose(values, expected, rtol=0, atol=1e-6), run
        assert share == right


def test_the_frontier_is_a_line_in_the_hidden_layer(pure):
    """Les points y sont du même côté que dans le plan des entrées."""
    exported = given()
    computed = pure(
        """const {problems, normals} = data;
        return [1, 2, 3, 8].map(size => {
            const network = folding.drawn(normals[size], size, "Tanh");
            const {place, side} = folding.view(network, problems.moons.X);
            return problems.moons.X.map(point => {
                const hidden = folding.represent(network, point);
                return [folding.scoring(network)(point), side(place(hidden))];
            });
        })""",
        exported,
    )
    for pairs in computed:
        scores, heights = np.transpose(pairs)
        assert np.allclose(scores, heights, rtol=0, atol=1e-12)
