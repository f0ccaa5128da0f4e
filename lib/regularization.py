"""De quoi mieux généraliser. Chapitre 9."""

from .checks import expect_fraction, expect_positive
from .network import Dense, Network
from .training import History, train


class Dropout(Dense):
    """Une couche qui oublie au hasard chaque entrée, avec la probabilité ``rate``.

    Elle partage les paramètres de ``layer``. Les entrées gardées sont divisées par
    1 − ``rate`` : en moyenne, rien ne change.
    """

    def __init__(self, layer, rate, generator):
        expect_fraction("rate", rate)
        super().__init__(layer.weights, layer.biases, layer.activation)
        self.rate, self.generator = rate, generator

    def forward(self, X):
        kept = self.generator.random(X.shape) >= self.rate
        self.mask = (kept / (1 - self.rate)).astype(X.dtype)
        return super().forward(X * self.mask)

    @property
    def dX(self):
        return super().dX * self.mask


def with_dropout(network, rate, generator):
    """Le réseau à entraîner : les mêmes paramètres, des neurones cachés oubliés.

    On entraîne le réseau rendu, on juge ``network``, qui n’oublie rien.
    """
    first, *others = network.layers
    return Network(first, *[Dropout(layer, rate, generator) for layer in others])


def train_until_stalled(network, X, Y, *, evaluate, patience, epochs, **settings):
    """L’arrêt précoce : ``train``, tant que la note ``evaluate(network)`` monte.

    S’arrête après ``patience`` époques sans nouveau record, ou ``epochs`` en tout,
    puis rend au réseau les paramètres de sa meilleure époque.
    """
    expect_positive("patience", patience, int)
    expect_positive("epochs", epochs, int)
    history, best = History(), 0
    for epoch in range(epochs):
        done = train(network, X, Y, evaluate=evaluate, epochs=1, **settings)
        history.losses += done.losses
        history.evaluations += done.evaluations
        if epoch == 0 or history.evaluations[epoch] > history.evaluations[best]:
            best, kept = epoch, [array.copy() for array in network.parameters]
        if epoch - best == patience:
            break
    for parameter, array in zip(network.parameters, kept):
        parameter[...] = array
    return history
