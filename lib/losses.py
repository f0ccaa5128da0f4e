"""Les fonctions de coût : chacune rend sa valeur et son gradient.

Chapitre 2 pour l’erreur quadratique, chapitre 5 pour l’entropie croisée.
"""

import numpy as np

from .activations import log_softmax
from .checks.data import expect_pair, expect_targets
from .types import Array


def half_mean_squared_error(Y_hat: Array, Y: Array) -> tuple[float, Array]:
    """C = 1/(2n) Σ ‖ŷᵢ − yᵢ‖², et son gradient ∂C/∂Ŷ = (Ŷ − Y)/n.

    ``Y_hat``, ``Y`` : prédictions et cibles, de forme (n, sorties). Rend (coût,
    gradient de forme (n, sorties)) ; ``ValueError`` si les formes diffèrent.
    Multiplier par 1.0 donne des nombres à virgule, même à partir d’octets.
    """
    expect_pair("Y_hat", Y_hat, Y)
    n = len(Y)
    error = 1.0 * Y_hat - Y
    return np.sum(error**2) / (2 * n), error / n


def cross_entropy(Z: Array, Y: Array) -> tuple[float, Array]:
    """L = −1/n Σ y · log softmax(z), et ∂L/∂Z = (softmax(Z) − Y)/n.

    ``Z`` : scores avant le softmax, de forme (n, classes) ; ``Y`` : cibles
    « one-hot », même forme, de lignes de somme 1. Partir des scores évite log(0).
    Rend (perte, gradient de forme (n, classes)) ; ``ValueError`` si les formes
    diffèrent, ou si les cibles ne sont pas des probabilités.
    """
    expect_pair("Z", Z, Y)
    expect_targets(Y)
    n = len(Y)
    log_P = log_softmax(Z)
    return np.vdot(Y, -log_P) / n, (np.exp(log_P) - Y) / n
