"""Ce que voient deux époques : leurs lots, leur ordre, leur perte."""

import numpy as np
import pytest

from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.training import train


def epochs(batch_size, generator=None):
    """L’historique de deux époques sur cinq exemples, et les lots qu’elles ont vus."""
    X, batches = np.arange(5.0)[:, None], []

    def loss(outputs, Y):
        batches.append(Y[:, 0].tolist())
        return float(Y.mean()) + len(batches) // 4, np.zeros_like(outputs)

    history = train(
        Network(Dense(np.ones((1, 1)), np.zeros((1, 1)))),
        X,
        X,
        loss=loss,
        optimizer=GradientDescent(0.1),
        epochs=2,
        batch_size=batch_size,
        generator=generator,
    )
    return history, batches


def test_two_epochs_with_a_last_batch_that_is_smaller():
    history, batches = epochs(2)
    assert batches == 2 * [[0, 1], [2, 3], [4]]
    assert history.losses == pytest.approx([2, 3])


def test_two_epochs_are_shuffled_differently():
    history, batches = epochs(2, np.random.default_rng(0))
    seen = [example for batch in batches for example in batch]
    first, second = seen[:5], seen[5:]
    assert sorted(first) == sorted(second) == list(range(5))
    assert first != second
    assert sorted(first) != first
    assert history.losses == pytest.approx([2, 3])


def test_the_order_of_an_epoch_comes_from_the_generator():
    expected = np.random.default_rng(7)
    _, batches = epochs(5, np.random.default_rng(7))
    assert batches == [expected.permutation(5).tolist() for _ in range(2)]
