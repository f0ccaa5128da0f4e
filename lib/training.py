"""L’entraînement par époques et par lots. Chapitres 4 et 5."""

from dataclasses import dataclass, field

import numpy as np

from .checks import expect_numbers, expect_positive, expect_shape


def minibatches(X, Y, batch_size, generator=None):
    """Parcourt les exemples, par couples de lots (X_batch, Y_batch).

    ``X`` et ``Y`` ont autant de lignes ; le dernier lot est plus petit s’il le
    faut. Avec un ``generator``, l’ordre est tiré au hasard ; sans lui, c’est
    celui des données.
    """
    expect_positive("batch_size", batch_size, int)
    expect_shape("Y", Y, (len(X), *np.shape(Y)[1:]))
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

    losses: list = field(default_factory=list)
    evaluations: list = field(default_factory=list)


def train(
    network, X, Y, *, loss, optimizer, epochs, batch_size, generator=None, evaluate=None
):
    """Entraîne ``network`` sur place et rend son ``History``.

    ``X`` : (n, entrées) ; ``Y`` : (n, sorties). ``loss`` rend (valeur,
    gradient), comme celles de ``lib.losses``. ``generator`` mélange les
    exemples à chaque époque ; ``evaluate(network)``, s’il est donné, est appelé
    à la fin de chacune. ``ValueError`` si les formes ne s’accordent pas, ou si
    les données sont vides ou contiennent autre chose que des nombres finis.
    """
    inputs, _ = network.layers[0].weights.shape
    _, outputs = network.layers[-1].weights.shape
    expect_positive("epochs", epochs, int)
    expect_numbers("X", X)
    expect_numbers("Y", Y)
    expect_shape("X", X, (None, inputs))
    expect_shape("Y", Y, (len(X), outputs))
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


def accuracy(predicted, labels):
    """La part des classes prédites, (n,), égales aux étiquettes, (n,)."""
    expect_numbers("predicted", predicted, "entiers")
    expect_numbers("labels", labels, "entiers")
    expect_shape("labels", labels, (None,))
    expect_shape("predicted", predicted, labels.shape)
    return float(np.mean(predicted == labels))


def progress(epochs):
    """Les mêmes époques, avec une barre si l’attente dépasse 2 s.

    ``TQDM_DISABLE=1`` la fait taire ; sans tqdm, comme dans un navigateur, il
    n’y en a pas.
    """
    try:
        from tqdm import tqdm
    except ImportError:
        return epochs
    return tqdm(epochs, desc="Entraînement", unit=" époque", delay=2)
