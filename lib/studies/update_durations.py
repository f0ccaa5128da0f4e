"""Combien de temps prend une mise à jour, selon la méthode et la taille des lots.

Un essai est un tour : les mêmes lots passent dans un réseau 784-32-10 avec chaque
méthode par lots de 64, puis avec le gradient et chaque autre taille, dans un ordre que
tire la graine, trois fois chacun, dont on garde la plus courte. ``methods`` : le rapport
à la durée du gradient, dans l’ordre de ``METHODS``. ``sizes`` : le logarithme en base 2
du rapport, par image, à la durée des lots de 64, dans l’ordre de ``SIZES``.

C’est le temps du processeur, sur un seul fil. Il dépend de la machine ; les tolérances
n’arrêtent qu’un autre ordre de grandeur.
"""

from time import process_time

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.studies.optimizers import METHODS, data
from lib.training import minibatches

SEEDS = range(12)
TOLERANCE = {"methods": 0.6, "sizes": 1.5}
SIZES = (1, 4, 16, 64, 256, 1024)
IMAGES = 2048


def runs():
    for seed in SEEDS:
        yield f"tour/{seed}", {"seed": seed}


def duration(method, size):
    """Secondes pour que 2 048 images passent une fois, par lots de ``size``."""
    network = multilayer_perceptron((784, 32, 10), np.random.default_rng(0))
    optimizer = METHODS[method](0.001)
    X, Y = data()
    start = process_time()
    for X_batch, Y_batch in minibatches(X[:IMAGES], Y[:IMAGES], size):
        _, dZ = cross_entropy(network.forward(X_batch), Y_batch)
        network.backward(dZ)
        optimizer.step(network.parameters, network.gradients)
    return process_time() - start


def run(seed):
    pairs = [(method, 64) for method in METHODS]
    pairs += [("gradient", size) for size in SIZES if size != 64]
    shortest = dict.fromkeys(pairs, np.inf)
    for place in np.random.default_rng(seed).permutation(3 * len(pairs)):
        pair = pairs[place % len(pairs)]
        shortest[pair] = min(shortest[pair], duration(*pair))
    reference = shortest["gradient", 64]
    return {
        "methods": [shortest[method, 64] / reference for method in METHODS],
        "sizes": [np.log2(shortest["gradient", size] / reference) for size in SIZES],
    }
