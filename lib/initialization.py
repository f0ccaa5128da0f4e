"""Les poids de départ. Chapitre 7, « Par où commencer »."""

import math
from itertools import pairwise

import numpy as np

from .activations import Identity, ReLU
from .checks import expect_positive
from .network import Dense, Network


def glorot(inputs, outputs):
    """L’écart-type de Glorot, fait pour une activation de pente 1 en 0."""
    return math.sqrt(2 / (inputs + outputs))


def he(inputs, outputs):
    """L’écart-type de He, fait pour ReLU, qui éteint la moitié des sommes."""
    return math.sqrt(2 / inputs)


def multilayer_perceptron(
    sizes, generator, activation=ReLU, scale=he, dtype=np.float32
):
    """Le réseau de tailles ``sizes``, de l’entrée à la sortie, aux biais nuls.

    ``activation`` suit chaque couche, sauf la dernière. ``scale`` : l’écart-type
    des poids, un nombre (0 : des poids nuls) ou une fonction de (entrées, sorties).
    """
    expect_positive("nombre de couches", len(sizes) - 1, int)
    for size in sizes:
        expect_positive("sizes", size, int)
    layers = []
    for inputs, outputs in pairwise(sizes):
        spread = scale(inputs, outputs) if callable(scale) else scale
        layers.append(
            Dense.random(inputs, outputs, generator, spread, activation, dtype)
        )
    layers[-1].activation = Identity
    return Network(*layers)
