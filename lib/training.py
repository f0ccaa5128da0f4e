"""L’entraînement par époques et par lots. Chapitres 4 et 5."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .checks.training import expect_batches, expect_settings, expect_training
from .checks.values import expect_numbers, expect_shape
from .network import Network
from .optimizers import GradientDescent
from .types import Array, Generator, Loss


def minibatches(
    X: Array, Y: Array, batch_size: int, generator: Generator | None = None
) -> Iterator[tuple[Array, Array]]:
    """Parcourt les exemples, par couples de lots (X_batch, Y_batch).

    ``X`` et ``Y`` ont autant de lignes ; le dernier lot est plus petit s’il le
    faut. Avec un ``generator``, l’ordre est tiré au hasard ; sans lui, c’est
    celui des données.
    """
    expect_batches(X, Y, batch_size, generator)
    order = None if generator is None else generator.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = slice(start, start + batch_size)
        rows = batch if order is None else order[batch]
        yield X[rows], Y[rows]


@dataclass
class History:
    """Ce que l’entraînement laisse : une valeur par époque dans chaque liste.

    ``losses`` : moyenne de la perte des exemples, chacun mesuré quand son lot
    passe, donc avec des paramètres qui changent au cours de l’époque.
    ``evaluations`` : ce que rend ``evaluate`` à la fin de l’époque.
    """

    losses: list[float] = field(default_factory=list)
    evaluations: list[Any] = field(default_factory=list)


def train(
    network: Network,
    X: Array,
    Y: Array,
    *,
    loss: Loss,
    optimizer: GradientDescent,
    epochs: int,
    batch_size: int,
    generator: Generator | None = None,
    evaluate: Callable[[Network], Any] | None = None,
) -> History:
    """Entraîne ``network`` sur place et rend son ``History``.

    ``X`` : (n, entrées) ; ``Y`` : (n, sorties). ``loss`` rend (valeur,
    gradient), comme celles de ``lib.losses``. ``generator`` mélange les
    exemples à chaque époque ; ``evaluate(network)``, s’il est donné, est appelé
    à la fin de chacune. ``ValueError`` si les formes ne s’accordent pas, ou si
    les données sont vides ou contiennent autre chose que des nombres finis.
    """
    expect_training(network, X, Y)
    expect_settings(loss, optimizer, epochs, batch_size, generator, evaluate)
    history = History()
    for _ in progress(range(epochs)):
        total = 0.0
        for X_batch, Y_batch in minibatches(X, Y, batch_size, generator):
            value, gradient = loss(network.forward(X_batch), Y_batch)
            network.backward(gradient)
            optimizer.step(network.parameters, network.gradients)
            total += float(value) * len(X_batch)
        history.losses.append(total / len(X))
        if evaluate is not None:
            history.evaluations.append(evaluate(network))
    return history


def accuracy(predicted: Array, labels: Array) -> float:
    """La part des classes prédites, (n,), égales aux étiquettes, (n,)."""
    expect_numbers("predicted", predicted, "entiers")
    expect_numbers("labels", labels, "entiers")
    expect_shape("labels", labels, (None,))
    expect_shape("predicted", predicted, labels.shape)
    return float(np.mean(predicted == labels))


def progress(epochs: Iterable[int]) -> Iterable[int]:
    """Les mêmes époques, avec une barre si l’attente dépasse 2 s.

    ``TQDM_DISABLE=1`` la fait taire ; sans tqdm, comme dans un navigateur, il
    n’y en a pas.
    """
    try:
        from tqdm import tqdm
    except ImportError:
        return epochs
    return tqdm(epochs, desc="Entraînement", unit=" époque", delay=2)
