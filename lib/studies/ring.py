"""Combien de neurones ReLU pour enfermer un disque ?

Les deux cents points du chapitre 6, toujours les mêmes ; un réseau à 2, 3, 4 ou 8
neurones cachés, parti de douze graines. L’anneau est fermé quand le centre est d’un
côté de la frontière, et tous les points très éloignés, de l’autre.
"""

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.optimizers import Adam
from lib.training import train

SEEDS = range(12)
TOLERANCE = {"right": 0.02, "closed": 0}
SIZES = (2, 3, 4, 8)


def points():
    """Un disque entouré d’un anneau : les points, (200, 2), et leur classe."""
    generator = np.random.default_rng(0)
    ring = np.arange(200) % 2
    angle = 2 * np.pi * generator.random(200)
    radius = np.where(ring, 1.0, 0.35) + 0.1 * generator.standard_normal(200)
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), ring


def runs():
    for size in SIZES:
        for seed in SEEDS:
            yield f"{size}/{seed}", {"size": size, "seed": seed}


def run(size, seed):
    """La part de points bien classés, et 1 si la frontière est fermée, 0 sinon."""
    target, ring = points()
    generator = np.random.default_rng(seed)
    network = multilayer_perceptron((2, size, 1), generator, dtype=np.float64)
    train(
        network,
        target,
        2.0 * ring[:, None] - 1,
        loss=half_mean_squared_error,
        optimizer=Adam(0.02),
        epochs=300,
        batch_size=50,
        generator=generator,
    )
    angle = np.linspace(0, 2 * np.pi, 3600)
    far = 1000 * np.column_stack([np.cos(angle), np.sin(angle)])
    inside, outside = network.forward(np.zeros((1, 2))), network.forward(far)
    return {
        "right": float(np.mean((network.forward(target)[:, 0] > 0) == ring)),
        "closed": int((inside < 0).all() and (outside > 0).all()),
    }
