"""Les lots, et le hasard qui les tire."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.activations import Tanh
from lib.initialization import multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.optimizers import GradientDescent
from lib.regularization import with_dropout
from lib.training import minibatches, train

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("batch_size", [1, 3, 10, 32])
@pytest.mark.parametrize("seed", [None, 0])
def test_batches_cover_each_example_once(batch_size, seed):
    generator = None if seed is None else np.random.default_rng(seed)
    X, Y = np.arange(10)[:, None], 10 * np.arange(10)[:, None]
    batches = list(minibatches(X, Y, batch_size, generator))
    seen = np.concatenate([x for x, _ in batches]).ravel()
    assert sorted(seen) == list(range(10))
    assert (seen == range(10)).all() == (generator is None)
    assert all((y == 10 * x).all() for x, y in batches)
    assert [len(x) for x, _ in batches[:-1]] == [batch_size] * (len(batches) - 1)


def test_batches_refuse_what_they_cannot_cut():
    with pytest.raises(ValueError, match=r"Y\s: forme attendue \(3, 1\)"):
        next(minibatches(np.zeros((3, 1)), np.zeros((2, 1)), 1))
    for size in (0, 1.5, np.nan, np.inf):
        with pytest.raises(ValueError, match=r"batch_size\s: un entier"):
            next(minibatches(np.zeros((3, 1)), np.zeros((3, 1)), size))


@given(n=st.integers(1, 40), batch_size=st.integers(1, 50), seed=st.none() | SEEDS)
def test_batches_keep_each_pair_and_see_it_once(n, batch_size, seed):
    X, Y = np.arange(2 * n).reshape(n, 2), -np.arange(n)
    generator = None if seed is None else np.random.default_rng(seed)
    batches = list(minibatches(X, Y, batch_size, generator))
    assert [len(x) for x, _ in batches[:-1]] == [batch_size] * (
        n // batch_size - (n % batch_size == 0)
    )
    seen, labels = map(np.concatenate, zip(*batches))
    assert (seen == X[-labels]).all()
    assert sorted(-labels) == list(range(n))
    if seed is None:
        assert (seen == X).all()


def trained(seed):
    """Un petit réseau, ses poids, ses lots et ses oublis tirés de ``seed``."""
    generator = np.random.default_rng(seed)
    X, Y = generator.standard_normal((2, 12, 3))
    network = multilayer_perceptron((3, 4, 3), generator, Tanh)
    history = train(
        with_dropout(network, 0.5, generator),
        X,
        Y,
        loss=half_mean_squared_error,
        optimizer=GradientDescent(0.1),
        epochs=2,
        batch_size=5,
        generator=generator,
    )
    return history.losses, [array.tobytes() for array in network.parameters]


@given(SEEDS)
def test_same_seed_same_result(seed):
    assert trained(seed) == trained(seed) != trained(seed + 1)
