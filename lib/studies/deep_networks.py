"""MNIST : jusqu’où un réseau profond apprend-il, selon son activation et son départ ?

Une, quatre ou dix couches cachées de 50 neurones, apprises sur 10 000 images, cinq
époques, par lots de 64, à un taux qui descend en cosinus. Trois façons : la sigmoïde au
départ de Glorot, ReLU à celui de He, et ReLU avec des poids d’écart-type 0,01. Le taux
de départ de chacune, à chaque profondeur, est le meilleur de cinq sur 5 000 autres
images d’entraînement ; puis dix graines, et les 10 000 images de test. À graine égale,
les lots sont les mêmes.
"""

from functools import cache

import numpy as np

from lib.activations import ReLU, Sigmoid
from lib.initialization import glorot, he, multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import GradientDescent, cosine_decay
from lib.preprocessing import normalize, one_hot
from lib.training import accuracy, train

SEEDS = range(10)
TOLERANCE = {"accuracy": 0.03}
TUNING_SEED = 100
LEARNT, EPOCHS, BATCH_SIZE = 10_000, 5, 64
VALIDATION, TEST = slice(10_000, 15_000), slice(60_000, 70_000)
RATES = (0.03, 0.1, 0.3, 1.0, 3.0)
DEPTHS = (1, 4, 10)
WAYS = {
    "sigmoïde": (Sigmoid, glorot),
    "ReLU, He": (ReLU, he),
    "ReLU, 0,01": (ReLU, 0.01),
}
CHOSEN = {
    ("sigmoïde", 1): 3.0,
    ("sigmoïde", 4): 3.0,
    ("sigmoïde", 10): 0.03,
    ("ReLU, He", 1): 0.3,
    ("ReLU, He", 4): 0.3,
    ("ReLU, He", 10): 0.1,
    ("ReLU, 0,01", 1): 1.0,
    ("ReLU, 0,01", 4): 0.03,
    ("ReLU, 0,01", 10): 0.03,
}


@cache
def data():
    images, labels = load_mnist()
    return normalize(images), one_hot(labels), labels


def runs():
    for way in WAYS:
        for depth in DEPTHS:
            for rate in RATES:
                settings = {"way": way, "depth": depth, "rate": rate}
                yield f"choix/{way}/{depth}/{rate}", settings | {"seed": TUNING_SEED}
    for (way, depth), rate in CHOSEN.items():
        for seed in SEEDS:
            settings = {"way": way, "depth": depth, "rate": rate}
            yield f"{way}/{depth}/{seed}", settings | {"seed": seed, "judged": TEST}


def run(way, depth, rate, seed, judged=VALIDATION):
    """L’exactitude sur les images ``judged``."""
    X, Y, labels = data()
    activation, scale = WAYS[way]
    weights, order = np.random.default_rng(seed).spawn(2)
    network = multilayer_perceptron(
        [784, *[50] * depth, 10], weights, activation, scale
    )
    steps = EPOCHS * -(-LEARNT // BATCH_SIZE)
    with np.errstate(over="ignore", invalid="ignore"):
        train(
            network,
            X[:LEARNT],
            Y[:LEARNT],
            loss=cross_entropy,
            optimizer=GradientDescent(cosine_decay(rate, steps)),
            epochs=EPOCHS,
            batch_size=BATCH_SIZE,
            generator=order,
        )
        predicted = network.predict(X[judged])
    return {"accuracy": accuracy(predicted, labels[judged])}
