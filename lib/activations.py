"""Les fonctions d’activation : chacune donne sa valeur et, à côté, sa dérivée.

Chapitre 1, « La fonction d’activation » ; chapitre 5, « Fonction d’activation :
softmax ».
"""

import numpy as np


class Identity:
    """φ(z) = z : la sortie est la combinaison linéaire elle-même."""

    @staticmethod
    def value(Z):
        return Z

    @staticmethod
    def derivative(Z):
        return 1.0


class ReLU:
    """φ(z) = max(0, z) ; sa dérivée en 0 est prise égale à 0."""

    @staticmethod
    def value(Z):
        return np.maximum(Z, 0)

    @staticmethod
    def derivative(Z):
        return Z > 0


class Sigmoid:
    """φ(z) = 1/(1 + e⁻ᶻ), entre 0 et 1 ; écrite avec tanh, elle ne déborde pas."""

    @staticmethod
    def value(Z):
        return (1 + np.tanh(Z / 2)) / 2

    @staticmethod
    def derivative(Z):
        A = Sigmoid.value(Z)
        return A * (1 - A)


class Tanh:
    """φ(z) = tanh(z), entre −1 et 1."""

    @staticmethod
    def value(Z):
        return np.tanh(Z)

    @staticmethod
    def derivative(Z):
        return 1 - np.tanh(Z) ** 2


def log_softmax(Z):
    """Logarithme du softmax de chaque ligne, sans jamais déborder.

    ``Z`` : scores, de forme (…, classes). Rend un tableau de même forme.
    Soustraire le maximum de la ligne ne change pas le résultat et borne les
    exponentielles par 1.
    """
    shifted = Z - Z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def softmax(Z):
    """Probabilités : e^z divisé par la somme des e^z de sa ligne.

    ``Z`` : scores, de forme (…, classes). Rend un tableau de même forme, de
    lignes de somme 1.
    """
    return np.exp(log_softmax(Z))
