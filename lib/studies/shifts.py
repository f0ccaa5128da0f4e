"""Décaler les images aide-t-il encore quand on en a 60 000 ? Chapitre 9.

Un réseau 784-128-10 apprend pendant quatre époques, sur les images telles quelles, ou
décalées chacune à chaque époque d’au plus un ou deux pixels, tirés au hasard. Mêmes
poids, mêmes lots, même taux pour les trois ; rien n’est réglé d’après le test, qui les
juge.
"""

from functools import cache

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import Momentum, cosine_decay, warm_up
from lib.preprocessing import normalize, one_hot, shift
from lib.training import accuracy, train

SEEDS = range(10)
TOLERANCE = {"accuracy": 0.003}
EPOCHS, UPDATES = 4, 938


def runs():
    for pixels in (0, 1, 2):
        for seed in SEEDS:
            yield f"{pixels}/{seed}", {"pixels": pixels, "seed": seed}


@cache
def data():
    images, labels = load_mnist()
    return normalize(images), one_hot(labels), labels


def fit(X, Y, pixels, seed):
    """784-128-10, sur des images décalées d’au plus ``pixels`` à chaque époque."""
    generator, directions = np.random.default_rng(seed), np.random.default_rng(seed)
    network = multilayer_perceptron((784, 128, 10), generator)
    optimizer = Momentum(warm_up(cosine_decay(0.1, EPOCHS * UPDATES), 200))
    for _ in range(EPOCHS):
        moves = directions.integers(-pixels, pixels + 1, size=(2, len(X)))
        train(
            network,
            shift(X, *moves) if pixels else X,
            Y,
            loss=cross_entropy,
            optimizer=optimizer,
            epochs=1,
            batch_size=64,
            generator=generator,
        )
    return network


def run(pixels, seed):
    X, Y, labels = data()
    network = fit(X[:60_000], Y[:60_000], pixels, seed)
    return {"accuracy": accuracy(network.predict(X[60_000:]), labels[60_000:])}
