"""XOR : d’où que l’on parte, la descente arrive-t-elle, et en combien d’époques ?

Le réseau du chapitre 6, à deux neurones cachés, part de vingt graines. On l’entraîne
30 000 époques au lieu de 700, et l’on note en chemin le coût et le plus grand poids, en
valeur absolue.
"""

from itertools import pairwise

import numpy as np

from lib.activations import Tanh
from lib.initialization import multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.optimizers import GradientDescent
from lib.training import train

SEEDS = range(20)
TOLERANCE = {"cost": 0.001, "largest": 0.5}
STOPS = (0, 700, 5_000, 30_000)

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])


def runs():
    for seed in SEEDS:
        yield f"2/{seed}", {"seed": seed}


def run(seed):
    """Le coût et le plus grand poids à chaque arrêt, sauf au départ."""
    network = multilayer_perceptron(
        (2, 2, 1), np.random.default_rng(seed), Tanh, scale=1, dtype=np.float64
    )
    costs, largest = [], []
    for start, stop in pairwise(STOPS):
        history = train(
            network,
            X,
            Y,
            loss=half_mean_squared_error,
            optimizer=GradientDescent(0.5),
            epochs=stop - start,
            batch_size=len(X),
        )
        costs.append(history.losses[-1])
        weights = (layer.weights for layer in network.layers)
        largest.append(max(float(np.abs(w).max()) for w in weights))
    return {"cost": costs, "largest": largest}
