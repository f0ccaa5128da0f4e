"""Le gradient, l’élan, RMSProp et Adam, chacun à son meilleur taux.

À lots égaux, laquelle des quatre méthodes fait le plus baisser la perte d’un petit
réseau ? Chacune essaie le même nombre de taux, espacés d’un facteur 2, sur quatre graines.
Le meilleur est jugé sur douze autres, communes aux quatre : mêmes poids de départ, mêmes
lots dans le même ordre. ``losses`` : la perte moyenne sur les images d’entraînement
pendant chaque époque. Les images de test n’y servent pas.
"""

from functools import cache

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import Adam, GradientDescent, Momentum, RMSProp
from lib.preprocessing import normalize, one_hot
from lib.training import train

SEEDS = range(12)
TUNING = range(100, 104)
TOLERANCE = {"losses": 0.01}
METHODS = {
    "gradient": GradientDescent,
    "élan": Momentum,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
RATES = {
    "gradient": (0.05, 0.1, 0.2, 0.4, 0.8, 1.6),
    "élan": (0.01, 0.02, 0.04, 0.08, 0.16, 0.32),
    "RMSProp": (0.001, 0.002, 0.004, 0.008, 0.016, 0.032),
    "Adam": (0.001, 0.002, 0.004, 0.008, 0.016, 0.032),
}
BEST = {"gradient": 0.4, "élan": 0.08, "RMSProp": 0.008, "Adam": 0.016}


def runs():
    for method, rates in RATES.items():
        for rate in rates:
            for seed in TUNING:
                settings = {"method": method, "rate": rate, "seed": seed, "epochs": 3}
                yield f"choix/{method}/{rate}/{seed}", settings
        for seed in SEEDS:
            settings = {"method": method, "rate": BEST[method], "seed": seed}
            yield f"{method}/{seed}", {**settings, "epochs": 4}


def run(method, rate, seed, epochs):
    _, history = trained(METHODS[method](rate), seed, epochs)
    return {"losses": history.losses}


@cache
def data():
    """Les 8 000 premières images d’entraînement et leurs cibles."""
    images, labels = load_mnist()
    return normalize(images[:8_000]), one_hot(labels[:8_000])


def trained(optimizer, seed, epochs=3):
    """Un réseau 784-32-10 et son historique, par lots de 64."""
    generator = np.random.default_rng(seed)
    network = multilayer_perceptron((784, 32, 10), generator)
    history = train(
        network,
        *data(),
        loss=cross_entropy,
        optimizer=optimizer,
        epochs=epochs,
        batch_size=64,
        generator=generator,
    )
    return network, history
