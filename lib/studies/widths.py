"""Un réseau plus large généralise-t-il moins bien ? Chapitre 9.

Chaque graine tire 300 images. Des réseaux de 4 à 1 024 neurones cachés les apprennent
pendant 40 époques, au même taux et avec les mêmes lots ; 2 000 autres les jugent : la
perte et l’exactitude à la fin, et la perte au plus bas.
"""

from functools import cache

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize, one_hot
from lib.training import accuracy, train

SEEDS = range(10)
WIDTHS = (4, 16, 64, 256, 1024)
TOLERANCE = {"train_loss": 0.02, "loss": 0.05, "lowest": 0.05, "accuracy": 0.02}


def runs():
    for width in WIDTHS:
        for seed in SEEDS:
            yield f"{width}/{seed}", {"width": width, "seed": seed}


@cache
def data():
    images, labels = load_mnist()
    return normalize(images[:60_000]), one_hot(labels[:60_000]), labels


def run(width, seed):
    X, Y, labels = data()
    judged = slice(50_000, 52_000)
    batches = np.random.default_rng(seed)
    rows = batches.permutation(50_000)[:300]
    network = multilayer_perceptron((784, width, 10), np.random.default_rng(seed))

    def loss(rows):
        return cross_entropy(network.forward(X[rows]), Y[rows])[0]

    history = train(
        network,
        X[rows],
        Y[rows],
        loss=cross_entropy,
        optimizer=GradientDescent(0.1),
        epochs=40,
        batch_size=10,
        generator=batches,
        evaluate=lambda network: loss(judged),
    )
    return {
        "train_loss": loss(rows),
        "loss": loss(judged),
        "lowest": min(history.evaluations),
        "accuracy": accuracy(network.predict(X[judged]), labels[judged]),
    }
