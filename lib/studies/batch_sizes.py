"""Les mises à jour qu’il faut pour atteindre une même perte, selon la taille des lots.

Chaque taille essaie les mêmes taux, espacés d’un facteur 2, sur deux graines ; le
meilleur est jugé sur douze autres. ``updates`` : le nombre de mises à jour de la descente
de gradient avant que la perte, mesurée toutes les cinq mises à jour sur les mille
premières images d’entraînement, passe sous 0,4. À 1 300 mises à jour ou 200 000 images
vues, l’essai s’arrête : ce taux ne convient pas.
"""

from itertools import count

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.optimizers import GradientDescent
from lib.studies.optimizers import data
from lib.training import minibatches

SEEDS = range(12)
TUNING = range(100, 102)
TOLERANCE = {"updates": 40}
RATES = (0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
BEST = {4: 0.1, 16: 0.2, 64: 0.4, 256: 0.4, 1024: 0.4}
MOST_UPDATES, MOST_IMAGES = 1_300, 200_000


def runs():
    for size, best in BEST.items():
        for rate in RATES:
            for seed in TUNING:
                settings = {"size": size, "rate": rate, "seed": seed}
                yield f"choix/{size}/{rate}/{seed}", settings
        for seed in SEEDS:
            yield f"{size}/{seed}", {"size": size, "rate": best, "seed": seed}


def run(size, rate, seed):
    X, Y = data()
    generator = np.random.default_rng(seed)
    network = multilayer_perceptron((784, 32, 10), generator)
    optimizer = GradientDescent(rate)
    batches = (batch for _ in count() for batch in minibatches(X, Y, size, generator))
    for updates, (X_batch, Y_batch) in enumerate(batches):
        if updates % 5 == 0:
            loss, _ = cross_entropy(network.forward(X[:1000]), Y[:1000])
            too_long = updates >= min(MOST_UPDATES, MOST_IMAGES / size)
            if loss < 0.4 or too_long:
                return {"updates": updates}
        _, dZ = cross_entropy(network.forward(X_batch), Y_batch)
        network.backward(dZ)
        optimizer.step(network.parameters, network.gradients)
