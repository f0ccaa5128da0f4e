"""Le réseau : des couches denses, l’une après l’autre.

Chapitre 5, « Passe avant » et « Rétropropagation ».
"""

from itertools import pairwise

import numpy as np

from .activations import Identity, softmax
from .checks import expect_numbers, expect_positive, expect_shape


class Dense:
    """Couche dense : A = φ(XW + b).

    ``weights`` : W, de forme (entrées, sorties) ; ``biases`` : b, de forme (1,
    sorties). ``activation`` : une classe de ``lib.activations``.
    """

    def __init__(self, weights, biases, activation=Identity):
        expect_numbers("weights", weights, "nombres à virgule")
        expect_numbers("biases", biases, "nombres à virgule")
        expect_shape("weights", weights, (None, None))
        expect_shape("biases", biases, (1, weights.shape[1]))
        self.weights, self.biases, self.activation = weights, biases, activation

    @classmethod
    def random(
        cls,
        inputs,
        outputs,
        generator,
        scale=0.01,
        activation=Identity,
        dtype=np.float32,
    ):
        """Poids tirés d’une loi normale d’écart-type ``scale``, biais nuls."""
        weights = scale * generator.standard_normal((inputs, outputs))
        return cls(weights.astype(dtype), np.zeros((1, outputs), dtype), activation)

    def __repr__(self):
        inputs, outputs = self.weights.shape
        return f"Dense({inputs} → {outputs}, {self.activation.__name__})"

    def forward(self, X):
        """``X`` : (n, entrées). Rend A : (n, sorties), et garde X et Z."""
        self.X = X
        self.Z = X @ self.weights + self.biases
        return self.activation.value(self.Z)

    def backward(self, dA):
        """``dA`` : ∂L/∂A, de forme (n, sorties). Calcule ``dW`` et ``db``."""
        self.dZ = dA * self.activation.derivative(self.Z)
        self.dW = self.X.T @ self.dZ
        self.db = self.dZ.sum(axis=0, keepdims=True)

    @property
    def dX(self):
        """∂L/∂X, (n, entrées) : ce que reçoit la couche précédente."""
        return self.dZ @ self.weights.T


class Network:
    """La sortie de chaque couche est l’entrée de la suivante.

    ``ValueError`` si deux couches voisines ne s’accordent pas.
    """

    def __init__(self, *layers):
        expect_positive("nombre de couches", len(layers), int)
        for before, after in pairwise(layers):
            expect_shape(
                f"weights de {after}", after.weights, (before.weights.shape[1], None)
            )
        self.layers = layers

    def __repr__(self):
        return f"Network({', '.join(map(repr, self.layers))})"

    @property
    def parameters(self):
        """W et b de chaque couche, dans l’ordre."""
        return [
            array for layer in self.layers for array in (layer.weights, layer.biases)
        ]

    @property
    def gradients(self):
        """Les gradients du dernier ``backward``, dans le même ordre."""
        return [array for layer in self.layers for array in (layer.dW, layer.db)]

    def forward(self, X):
        """``X`` : (n, entrées). Rend la dernière sortie, (n, sorties)."""
        expect_shape("X", X, (None, self.layers[0].weights.shape[0]))
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def backward(self, dA):
        """``dA`` : ∂L/∂sortie, de forme (n, sorties).

        Remonte de la dernière couche à la première, qui n’a rien à transmettre.
        """
        first, *others = self.layers
        for layer in reversed(others):
            layer.backward(dA)
            dA = layer.dX
        first.backward(dA)

    def probabilities(self, X):
        """Le softmax de la sortie : probabilités (n, classes)."""
        expect_numbers("X", X)
        return softmax(self.forward(X))

    def predict(self, X):
        """La classe de plus grand score de chaque ligne : entiers (n,)."""
        expect_numbers("X", X)
        return np.argmax(self.forward(X), axis=1)
