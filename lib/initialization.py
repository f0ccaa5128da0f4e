"""Les poids de départ. Chapitre 7, « Par où commencer »."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike

from .activations import Identity, ReLU
from .checks.network import expect_sizes
from .network import Dense, Network
from .types import Activation, Generator


def glorot(inputs: int, outputs: int) -> float:
    """L’écart-type de Glorot, fait pour une activation de pente 1 en 0."""
    return math.sqrt(2 / (inputs + outputs))


def he(inputs: int, outputs: int) -> float:
    """L’écart-type de He, fait pour ReLU, qui éteint la moitié des sommes."""
    return math.sqrt(2 / inputs)


def multilayer_perceptron(
    sizes: Sequence[int],
    generator: Generator,
    activation: type[Activation] = ReLU,
    scale: float | Callable[[int, int], float] = he,
    dtype: DTypeLike = np.float32,
) -> Network:
    """Le réseau de tailles ``sizes``, de l’entrée à la sortie, aux biais nuls.

    ``activation`` suit chaque couche, sauf la dernière. ``scale`` : l’écart-type
    des poids, un nombre (0 : des poids nuls) ou une fonction de (entrées, sorties).
    """
    expect_sizes(sizes)
    layers = []
    for inputs, outputs in pairwise(sizes):
        spread = scale(inputs, outputs) if callable(scale) else scale
        layers.append(
            Dense.random(inputs, outputs, generator, spread, activation, dtype)
        )
    layers[-1].activation = Identity
    return Network(*layers)
