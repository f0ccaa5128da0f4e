"""De quoi mieux généraliser. Chapitre 9."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .checks.network import expect_hidden_layers, expect_layers
from .checks.values import (
    expect_fraction,
    expect_function,
    expect_generator,
    expect_number,
    expect_positive,
)
from .network import Dense, Network
from .training import History, train
from .types import Array, Generator


class Dropout(Dense):
    """Une couche qui oublie au hasard chaque entrée, avec la probabilité ``rate``.

    Elle partage les paramètres de ``layer``. Les entrées gardées sont divisées par
    1 − ``rate`` : en moyenne, rien ne change.
    """

    def __init__(self, layer: Dense, rate: float, generator: Generator):
        expect_layers([layer])
        expect_fraction("rate", rate)
        expect_generator(generator)
        super().__init__(layer.weights, layer.biases, layer.activation)
        self.rate, self.generator = rate, generator

    def forward(self, X: Array) -> Array:
        kept = self.generator.random(X.shape) >= self.rate
        self.mask = (kept / (1 - self.rate)).astype(self.weights.dtype)
        return super().forward(X * self.mask)

    @property
    def dX(self) -> Array:
        return super().dX * self.mask


def with_dropout(network: Network, rate: float, generator: Generator) -> Network:
    """Le réseau à entraîner : les mêmes paramètres, des neurones cachés oubliés.

    On entraîne le réseau rendu, on juge ``network``, qui n’oublie rien.
    """
    expect_hidden_layers(network)
    first, *others = network.layers
    return Network(first, *[Dropout(layer, rate, generator) for layer in others])


def train_until_stalled(
    network: Network,
    X: Array,
    Y: Array,
    *,
    evaluate: Callable[[Network], float],
    patience: int,
    epochs: int,
    **settings: Any,
) -> History:
    """L’arrêt précoce : ``train``, tant que la note ``evaluate(network)`` monte.

    S’arrête après ``patience`` époques sans nouveau record, ou ``epochs`` en tout,
    puis rend au réseau les paramètres de sa meilleure époque. Une note qui n’est pas
    un nombre (nan) n’est jamais un record.
    """
    expect_function("evaluate", evaluate)
    expect_positive("patience", patience, int)
    expect_positive("epochs", epochs, int)
    history = History()
    for epoch in range(epochs):
        done = train(network, X, Y, evaluate=evaluate, epochs=1, **settings)
        expect_number("evaluate", done.evaluations[0])
        history.losses += done.losses
        history.evaluations += done.evaluations
        best = int(np.argmax(np.nan_to_num(history.evaluations, nan=-np.inf)))
        if best == epoch:
            kept = [array.copy() for array in network.parameters]
        if epoch - best == patience:
            break
    for parameter, array in zip(network.parameters, kept):
        parameter[...] = array
    return history
