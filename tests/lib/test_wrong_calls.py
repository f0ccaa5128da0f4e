"""Ce qu’un étudiant écrit de travers, et ce que ``lib`` lui répond."""

from pathlib import Path

import numpy as np
import pytest

from lib import (
    activations,
    gradients,
    initialization,
    losses,
    mnist,
    network,
    optimizers,
    preprocessing,
    regularization,
    training,
)

CALLS = [
    line.split(" → ", 1)
    for line in Path(__file__)
    .with_name("wrong_calls.txt")
    .read_text("utf-8")
    .splitlines()
]
MODULES = [
    activations,
    gradients,
    initialization,
    losses,
    mnist,
    network,
    optimizers,
    preprocessing,
    regularization,
    training,
]


@pytest.fixture
def names(generator):
    """Ce que nomment les appels : tout ``lib``, des données, un réseau, ``fit``."""
    known = {name: item for module in MODULES for name, item in vars(module).items()}
    known |= {"np": np, "generator": generator}
    X, y = generator.random((6, 4), np.float32), np.array([0, 1, 2, 0, 1, 2])
    Y = preprocessing.one_hot(y, 3)
    mlp = initialization.multilayer_perceptron((4, 5, 3), generator)
    settings = {
        "loss": losses.cross_entropy,
        "optimizer": optimizers.GradientDescent(0.1),
        "epochs": 1,
        "batch_size": 2,
    }

    def fit(X=X, Y=Y, network=mlp, **changes):
        return training.train(network, X, Y, **settings | changes)

    def stop(**changes):
        wanted = {"evaluate": lambda n: 1.0, "patience": 1} | settings | changes
        return regularization.train_until_stalled(mlp, X, Y, **wanted)

    def steps(optimizer, *rounds):
        for slopes in rounds:
            optimizer.step([np.ones_like(slope) for slope in slopes], slopes)

    ours = {"X": X, "Y": Y, "y": y, "mlp": mlp, "fit": fit, "stop": stop}
    return known | ours | {"steps": steps}


@pytest.mark.parametrize(("call", "message"), CALLS, ids=[call for call, _ in CALLS])
def test_a_wrong_call_is_told_what_was_expected(call, message, names):
    with pytest.raises(ValueError) as caught:
        eval(call, names)
    assert str(caught.value) == message


def test_no_call_is_listed_twice():
    assert len({call for call, _ in CALLS}) == len(CALLS) >= 100
