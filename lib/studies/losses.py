"""La perte change-t-elle ce qu’apprend un classifieur linéaire de MNIST ?

Trois réseaux de 784 entrées et 10 sorties, les mêmes poids de départ, les mêmes lots :
le softmax et l’entropie croisée ; l’erreur quadratique après une sigmoïde ; l’erreur
quadratique sur la somme elle-même. Dix époques sur les 50 000 premières images. Chacun
essaie trois taux ; les 10 000 suivantes choisissent, et le test d’origine juge.
"""

from functools import cache

import numpy as np

from lib.activations import Identity, Sigmoid
from lib.losses import cross_entropy, half_mean_squared_error
from lib.mnist import load_mnist
from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize, one_hot
from lib.training import accuracy, train

SEEDS = range(10)
TOLERANCE = {"validation": 0.003, "test": 0.003}
KINDS = {
    "softmax": (Identity, cross_entropy, (0.1, 0.3, 1)),
    "sigmoid": (Sigmoid, half_mean_squared_error, (0.3, 1, 3)),
    "linear": (Identity, half_mean_squared_error, (0.003, 0.01, 0.03)),
}
VALIDATION, TEST = slice(50_000, 60_000), slice(60_000, 70_000)


@cache
def data():
    images, labels = load_mnist()
    return normalize(images), one_hot(labels), labels


def runs():
    for kind, (_, _, rates) in KINDS.items():
        for rate in rates:
            for seed in SEEDS:
                settings = {"kind": kind, "rate": rate, "seed": seed}
                yield f"{kind} {rate}/{seed}", settings


def run(kind, rate, seed):
    """La part d’erreurs à la fin de chaque époque, sur la validation et sur le test."""
    X, Y, labels = data()
    activation, loss, _ = KINDS[kind]
    generator = np.random.default_rng(seed)

    def errors(network):
        return [
            1 - accuracy(network.predict(X[rows]), labels[rows])
            for rows in (VALIDATION, TEST)
        ]

    history = train(
        Network(Dense.random(784, 10, generator, 0.01, activation)),
        X[:50_000],
        Y[:50_000],
        loss=loss,
        optimizer=GradientDescent(rate),
        epochs=10,
        batch_size=100,
        generator=generator,
        evaluate=errors,
    )
    validation, test = zip(*history.evaluations)
    return {"validation": list(validation), "test": list(test)}
