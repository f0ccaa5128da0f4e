"""MNIST : que gagnent une couche cachée, puis une deuxième ?

Trois réseaux du même protocole (douze époques, lots de 64, taux qui descend en
cosinus, décroissance des poids de 0,0001) : aucune couche cachée, une de 128
neurones, deux de 128. Le taux de départ de chacun est le meilleur de cinq, sur les
10 000 dernières images d’entraînement, mises de côté ; puis dix graines apprennent
les 60 000 images, et le test juge. À graine égale, les lots sont les mêmes.
"""

from functools import cache

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import GradientDescent, cosine_decay
from lib.preprocessing import normalize, one_hot
from lib.training import accuracy, train

SEEDS = range(10)
TOLERANCE = {"accuracy": 0.004, "on_train": 0.004}
TUNING_SEED = 100
RATES = (0.2, 0.5, 1.0, 2.0, 5.0)
CHOSEN = {"0": 2.0, "128": 0.5, "128-128": 0.2}
EPOCHS, BATCH_SIZE = 12, 64


@cache
def data():
    images, labels = load_mnist()
    return normalize(images), one_hot(labels), labels


def runs():
    for hidden in CHOSEN:
        for rate in RATES:
            settings = {"hidden": hidden, "rate": rate, "seed": TUNING_SEED}
            yield f"choix/{hidden}/{rate}", settings | {"learnt": 50_000}
    for hidden, rate in CHOSEN.items():
        for seed in SEEDS:
            settings = {"hidden": hidden, "rate": rate, "seed": seed}
            yield f"{hidden}/{seed}", settings | {"learnt": 60_000}


def run(hidden, rate, seed, learnt):
    """L’exactitude sur les 10 000 images qui suivent les ``learnt`` premières."""
    X, Y, labels = data()
    weights, order = np.random.default_rng(seed).spawn(2)
    sizes = [784, *filter(None, map(int, hidden.split("-"))), 10]
    network = multilayer_perceptron(sizes, weights)
    steps = EPOCHS * -(-learnt // BATCH_SIZE)
    train(
        network,
        X[:learnt],
        Y[:learnt],
        loss=cross_entropy,
        optimizer=GradientDescent(cosine_decay(rate, steps), weight_decay=1e-4),
        epochs=EPOCHS,
        batch_size=BATCH_SIZE,
        generator=order,
    )
    judged = slice(learnt, learnt + 10_000)
    return {
        "accuracy": accuracy(network.predict(X[judged]), labels[judged]),
        "on_train": accuracy(network.predict(X[:learnt]), labels[:learnt]),
    }
