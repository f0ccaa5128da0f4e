"""Les fonctions d’activation : chacune donne sa valeur et, à côté, sa dérivée.

Chapitre 1, « La fonction d’activation » ; chapitre 5, « Fonction d’activation :
softmax ».
"""

import numpy as np

from .checks.values import expect_array
from .types import Array


class Identity:
    """φ(z) = z : la sortie est la combinaison linéaire elle-même."""

    @staticmethod
    def value(Z: Array) -> Array:
        return Z

    @staticmethod
    def derivative(Z: Array) -> float:
        return 1.0


class ReLU:
    """φ(z) = max(0, z) ; sa dérivée en 0 est prise égale à 0."""

    @staticmethod
    def value(Z: Array) -> Array:
        return np.maximum(Z, 0)

    @staticmethod
    def derivative(Z: Array) -> Array:
        return Z > 0


class Sigmoid:
    """φ(z) = 1/(1 + e⁻ᶻ), entre 0 et 1.

    ``logaddexp(0, −z)`` est ln(1 + e⁻ᶻ), sans jamais déborder. La dérivée,
    φ(z)(1 − φ(z)), s’écrit avec 1 − φ(z) = φ(−z), qui reste précis près de 0.
    """

    @staticmethod
    def value(Z: Array) -> Array:
        return np.exp(-np.logaddexp(0, -Z))

    @staticmethod
    def derivative(Z: Array) -> Array:
        return Sigmoid.value(Z) * Sigmoid.value(-Z)


class Tanh:
    """φ(z) = tanh(z), entre −1 et 1."""

    @staticmethod
    def value(Z: Array) -> Array:
        return np.tanh(Z)

    @staticmethod
    def derivative(Z: Array) -> Array:
        return 1 - np.tanh(Z) ** 2


def log_softmax(Z: Array) -> Array:
    """Logarithme du softmax de chaque ligne, sans jamais déborder.

    ``Z`` : scores, de forme (…, classes). Rend un tableau de même forme.
    Soustraire le maximum de la ligne ne change pas le résultat et borne les
    exponentielles par 1.
    """
    expect_array("Z", Z)
    shifted = Z - Z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def softmax(Z: Array) -> Array:
    """Probabilités : e^z divisé par la somme des e^z de sa ligne.

    ``Z`` : scores, de forme (…, classes). Rend un tableau de même forme, de
    lignes de somme 1.
    """
    return np.exp(log_softmax(Z))
