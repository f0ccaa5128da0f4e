"""La boucle d’entraînement, l’exactitude et la barre d’avancement."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from lib.losses import cross_entropy, half_mean_squared_error
from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.training import accuracy, progress, train


def line(w, b):
    return Network(Dense(np.array([[w]]), np.array([[b]])))


def test_the_perceptron_of_section_3_4():
    generator = np.random.RandomState(42)
    X = generator.random((2, 1))
    network = line(generator.standard_normal(), generator.standard_normal())
    history = train(
        network,
        X,
        2 * X + 1,
        loss=half_mean_squared_error,
        optimizer=GradientDescent(0.1),
        epochs=1001,
        batch_size=2,
    )
    assert f"{history.losses[0]:.4f} {history.losses[100]:.4f}" == "0.1455 0.0180"
    (w,), (b,) = network.layers[0].weights, network.layers[0].biases
    assert f"{w.item():.4f} {b.item():.4f}" == "1.9961 1.0027"


def test_the_loss_of_an_epoch_is_the_mean_over_its_examples():
    X, Y = np.array([[0.0], [0.0], [0.0]]), np.array([[2.0], [2.0], [6.0]])
    history = train(
        line(0.0, 0.0),
        X,
        Y,
        loss=half_mean_squared_error,
        optimizer=GradientDescent(0.5),
        epochs=1,
        batch_size=2,
    )
    assert history.losses == [(2 + 2 + (6 - 1) ** 2 / 2) / 3]


def test_softmax_regression_reaches_the_minimum_of_scikit_learn():
    generator = np.random.default_rng(0)
    X = generator.standard_normal((200, 4))
    labels = (X[:, :3] + generator.standard_normal((200, 3))).argmax(axis=1)
    network = Network(Dense(np.zeros((4, 3)), np.zeros((1, 3))))
    train(
        network,
        X,
        np.eye(3)[labels],
        loss=cross_entropy,
        optimizer=GradientDescent(1.0),
        epochs=3000,
        batch_size=200,
    )
    reference = LogisticRegression(C=np.inf, tol=1e-10).fit(X, labels)
    assert network.probabilities(X) == pytest.approx(
        reference.predict_proba(X), abs=1e-5
    )


def settings(**changes):
    return {
        "loss": half_mean_squared_error,
        "optimizer": GradientDescent(0.1),
        "epochs": 3,
        "batch_size": 2,
    } | changes


def test_evaluate_is_called_after_each_epoch():
    network, X = line(0.0, 0.0), np.ones((4, 1))
    history = train(
        network, X, X, **settings(evaluate=lambda n: n.layers[0].biases.item())
    )
    assert len(history.evaluations) == 3
    assert history.evaluations[-1] == network.layers[0].biases.item()


def test_same_generator_same_result():
    X = np.random.default_rng(1).standard_normal((20, 1))
    finals = []
    for seed in (0, 0, 1):
        network = line(0.0, 0.0)
        generator = np.random.default_rng(seed)
        train(network, X, X**2, **settings(generator=generator))
        finals.append(network.layers[0].weights.item())
    assert finals[0] == finals[1] != finals[2]


@pytest.mark.parametrize(
    ("X", "Y", "message"),
    [
        (np.zeros((3, 2)), np.zeros((3, 1)), r"X\s: forme attendue \(\?, 1\)"),
        (np.zeros((3, 1)), np.zeros((2, 1)), r"Y\s: forme attendue \(3, 1\)"),
        (np.zeros((0, 1)), np.zeros((0, 1)), "au moins un nombre"),
        (np.array([[np.nan]]), np.zeros((1, 1)), "nombres finis"),
        (np.zeros((1, 1)), np.array([[np.inf]]), "nombres finis"),
    ],
)
def test_bad_data_is_refused_and_changes_nothing(X, Y, message):
    network = line(0.5, 0.25)
    with pytest.raises(ValueError, match=message):
        train(network, X, Y, **settings())
    assert network.layers[0].weights.item() == 0.5


def test_epochs_are_counted_in_whole_numbers():
    with pytest.raises(ValueError, match=r"epochs\s: un entier"):
        train(line(0.0, 0.0), np.ones((1, 1)), np.ones((1, 1)), **settings(epochs=0))


def test_accuracy():
    assert accuracy(np.array([1, 2, 3, 4]), np.array([1, 2, 0, 4])) == 0.75
    with pytest.raises(ValueError, match="predicted"):
        accuracy(np.zeros(3, int), np.zeros(2, int))


@given(st.lists(st.booleans(), min_size=1))
def test_accuracy_is_the_share_of_right_answers(right):
    labels = np.arange(len(right))
    share = accuracy(np.where(right, labels, -1), labels)
    assert share == pytest.approx(sum(right) / len(right))


def test_a_bar_appears_after_two_seconds(monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    bar = progress(range(3))
    assert (bar.delay, bar.desc, bar.unit) == (2, "Entraînement", " époque")
    assert list(bar) == [0, 1, 2]


def test_no_bar_where_tqdm_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert progress(range(3)) == range(3)
