"""L’arrêt précoce."""

import numpy as np
import pytest

from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.regularization import train_until_stalled


def stalled(scores, patience, epochs=10):
    """Un biais qui avance de 1 par époque, noté par ``scores``."""
    network = Network(Dense(np.zeros((1, 1)), np.zeros((1, 1))))
    given = iter(scores)
    history = train_until_stalled(
        network,
        np.zeros((1, 1)),
        np.ones((1, 1)),
        evaluate=lambda network: next(given),
        patience=patience,
        epochs=epochs,
        loss=lambda outputs, Y: (0.0, -np.ones_like(outputs)),
        optimizer=GradientDescent(1.0),
        batch_size=1,
    )
    return history, network.layers[0].biases.item()


def test_training_stops_when_it_has_stalled_and_returns_to_its_best():
    history, bias = stalled([3, 5, 4, 5, 9], patience=2)
    assert history.evaluations == [3, 5, 4, 5]
    assert len(history.losses) == 4
    assert bias == 2


def test_the_first_epoch_may_be_the_best():
    assert stalled([5, 4, 3], patience=2)[1] == 1


@pytest.mark.parametrize("wrong", ["patience", "epochs"])
def test_patience_and_epochs_are_counted_in_whole_numbers(wrong):
    with pytest.raises(ValueError, match=rf"^{wrong}\s: un entier .* 0.5 est reçu"):
        stalled([1], **{"patience": 1, "epochs": 1} | {wrong: 0.5})


def test_a_score_that_keeps_rising_lasts_to_the_end():
    history, bias = stalled(range(3), patience=1, epochs=3)
    assert history.evaluations == [0, 1, 2]
    assert bias == 3


def test_the_best_epoch_is_given_back_when_the_epochs_run_out():
    history, bias = stalled([3, 5, 4, 4], patience=9, epochs=4)
    assert history.evaluations == [3, 5, 4, 4]
    assert bias == 2


@pytest.mark.parametrize(
    ("scores", "seen", "best"),
    [
        ([np.nan, -3, -4, -5], 4, 2),
        ([np.nan, np.nan, 1, 2, 0, 0], 6, 4),
        ([1, np.nan, np.nan, 9], 3, 1),
        ([np.nan] * 4, 3, 1),
        ([-np.inf, np.nan, -1, -2, -2], 5, 3),
    ],
)
def test_a_score_that_is_not_a_number_is_never_a_record(scores, seen, best):
    history, bias = stalled(scores, patience=2)
    assert len(history.evaluations) == seen
    assert bias == best
