"""Les fonctions de coût : chacune rend sa valeur et son gradient.

Chapitre 2 pour l’erreur quadratique, chapitre 5 pour l’entropie croisée.
"""

import numpy as np

from .activations import log_softmax
from .checks import expect_shape


def half_mean_squared_error(Y_hat, Y):
    """C = 1/(2n) Σ ‖ŷᵢ − yᵢ‖², et son gradient ∂C/∂Ŷ = (Ŷ − Y)/n.

    ``Y_hat``, ``Y`` : prédictions et cibles, de forme (n, sorties). Rend (coût,
    gradient de forme (n, sorties)) ; ``ValueError`` si les formes diffèrent.
    """
    expect_shape("Y_hat", Y_hat, np.shape(Y))
    n = len(Y)
    error = Y_hat - Y
    return np.sum(error**2) / (2 * n), error / n


def cross_entropy(Z, Y):
    """L = −1/n Σ y · log softmax(z), et ∂L/∂Z = (softmax(Z) − Y)/n.

    ``Z`` : scores avant le softmax, de forme (n, classes) ; ``Y`` : cibles
    « one-hot », même forme. Partir des scores évite log(0). Rend (perte,
    gradient de forme (n, classes)) ; ``ValueError`` si les formes diffèrent.
    """
    expect_shape("Z", Z, np.shape(Y))
    n = len(Y)
    log_P = log_softmax(Z)
    return np.vdot(Y, -log_P) / n, (np.exp(log_P) - Y) / n
