"""Un tableau que ``lib`` ne peut pas lire est refusé par son nom."""

import numpy as np
import pytest

from lib.gradients import finite_differences
from lib.losses import half_mean_squared_error
from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize, one_hot, shift
from lib.training import accuracy, train


def small_training(X, Y):
    network = Network(Dense(np.ones((2, 1)), np.zeros((1, 1))))
    options = {"loss": half_mean_squared_error, "optimizer": GradientDescent(0.1)}
    train(network, X, Y, **options, epochs=1, batch_size=2)


GOOD, CLASSES = np.ones((3, 2)), np.array([0, 1, 2])


NETWORK = Network(Dense(np.ones((2, 3)), np.zeros((1, 3))))


WORSE = {
    "nan": lambda A: np.where(np.arange(A.size).reshape(A.shape) == 1, np.nan, A),
    "inf": lambda A: np.where(np.arange(A.size).reshape(A.shape) == 1, -np.inf, A),
    "vide": lambda A: A[:0],
    "dimension": lambda A: A[None],
    "texte": lambda A: A.astype(str),
    "objets": lambda A: A.astype(object),
    "complexes": lambda A: A.astype(complex),
    "liste": lambda A: A.tolist(),
    "rien": lambda A: None,
}


ENTRIES = {
    "train X": (GOOD, lambda X: small_training(X, np.ones((3, 1)))),
    "train Y": (GOOD[:, :1], lambda Y: small_training(GOOD, Y)),
    "predict X": (GOOD, NETWORK.predict),
    "probabilities X": (GOOD, NETWORK.probabilities),
    "Dense weights": (GOOD, lambda weights: Dense(weights, np.zeros((1, 2)))),
    "Dense biases": (np.zeros((1, 2)), lambda biases: Dense(GOOD, biases)),
    "shift images": (np.ones((3, 784)), lambda images: shift(images, 1, 1)),
    "shift right": (CLASSES, lambda right: shift(np.ones((3, 784)), right, 1)),
    "shift down": (CLASSES, lambda down: shift(np.ones((3, 784)), 1, down)),
    "normalize images": (51 * GOOD, normalize),
    "one_hot labels": (CLASSES, one_hot),
    "accuracy predicted": (CLASSES, lambda predicted: accuracy(predicted, CLASSES)),
    "accuracy labels": (CLASSES, lambda labels: accuracy(CLASSES, labels)),
    "finite_differences array": (GOOD, lambda array: finite_differences(float, array)),
}


def message(call, *arguments):
    with pytest.raises(ValueError) as caught:
        call(*arguments)
    return str(caught.value)


@pytest.mark.parametrize(
    ("entry", "worse", "expected"),
    [
        ("Dense weights", GOOD.astype(int), "nombres à virgule"),
        ("Dense biases", np.zeros((1, 2), int), "nombres à virgule"),
        (
            "finite_differences array",
            np.ones(2, np.float32),
            "nombres en double précision",
        ),
        ("shift right", 0.5 * CLASSES, "entiers"),
        ("shift down", 0.5 * CLASSES, "entiers"),
        ("one_hot labels", 1.0 * CLASSES, "entiers"),
        ("accuracy predicted", 1.0 * CLASSES, "entiers"),
        ("accuracy labels", 1.0 * CLASSES, "entiers"),
        ("predict X", GOOD.astype(str), "nombres"),
    ],
)
def test_numbers_of_another_kind_are_refused(entry, worse, expected):
    name, (_, call) = entry.split()[1], ENTRIES[entry]
    assert message(call, worse) == (
        f"{name} : des {expected} en tableau NumPy sont attendus, {worse.dtype} est reçu"
    )


def test_what_is_not_an_array_or_not_finite_is_named():
    assert message(normalize, [1.0]) == (
        "images : des nombres en tableau NumPy sont attendus, list est reçu"
    )
    assert message(normalize, np.array([1, np.inf])) == (
        "images : des nombres finis sont attendus, nan ou inf est reçu"
    )


@pytest.mark.filterwarnings("ignore:overflow")
def test_large_numbers_are_finite():
    largest = np.full((2, 2), 3e38, np.float32)
    assert np.isinf(largest.sum())
    Dense(largest, np.zeros((1, 2), np.float32))


HARMLESS = [
    ("normalize images", "dimension"),
    ("normalize images", "vide"),
    ("finite_differences array", "dimension"),
    ("finite_differences array", "vide"),
    ("shift right", "liste"),
    ("shift down", "liste"),
]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("worse", WORSE)
def test_a_bad_array_is_refused_by_its_name(entry, worse):
    good, call = ENTRIES[entry]
    call(good)
    if (entry, worse) in HARMLESS:
        call(WORSE[worse](good))
    else:
        with pytest.raises(
            ValueError, match=rf"^{entry.split()[1]}\s: .* attendue?s?\b"
        ):
            call(WORSE[worse](good))
