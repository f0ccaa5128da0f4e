"""Le réseau : des couches denses, l’une après l’autre.

Chapitre 5, « Passe avant » et « Rétropropagation ».
"""

from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike

from .activations import Identity, softmax
from .checks.network import (
    expect_activation,
    expect_after_forward,
    expect_classifier,
    expect_draw,
    expect_layers,
)
from .checks.values import expect_numbers, expect_shape
from .types import Activation, Array, Generator


class Dense:
    """Couche dense : A = φ(XW + b).

    ``weights`` : W, de forme (entrées, sorties) ; ``biases`` : b, de forme (1,
    sorties). ``activation`` : une classe de ``lib.activations``.
    """

    def __init__(
        self, weights: Array, biases: Array, activation: type[Activation] = Identity
    ) -> None:
        expect_numbers("weights", weights, "nombres à virgule")
        expect_numbers("biases", biases, "nombres à virgule")
        expect_shape("weights", weights, (None, None))
        expect_shape("biases", biases, (1, weights.shape[1]))
        expect_activation(activation)
        self.weights, self.biases, self.activation = weights, biases, activation

    @classmethod
    def random(
        cls,
        inputs: int,
        outputs: int,
        generator: Generator,
        scale: float = 0.01,
        activation: type[Activation] = Identity,
        dtype: DTypeLike = np.float32,
    ) -> "Dense":
        """Poids tirés d’une loi normale d’écart-type ``scale``, biais nuls."""
        expect_draw(inputs, outputs, generator, scale)
        weights = scale * generator.standard_normal((inputs, outputs))
        return cls(weights.astype(dtype), np.zeros((1, outputs), dtype), activation)

    def __repr__(self) -> str:
        inputs, outputs = self.weights.shape
        return f"Dense({inputs} → {outputs}, {self.activation.__name__})"

    def forward(self, X: Array) -> Array:
        """``X`` : (n, entrées). Rend A : (n, sorties), et garde X et Z."""
        expect_shape("X", X, (None, len(self.weights)))
        self.X = X
        self.Z = X @ self.weights + self.biases
        return self.activation.value(self.Z)

    def backward(self, dA: Array) -> None:
        """``dA`` : ∂L/∂A, de forme (n, sorties). Calcule ``dW`` et ``db``."""
        self.dZ = dA * self.activation.derivative(self.Z)
        self.dW = self.X.T @ self.dZ
        self.db = self.dZ.sum(axis=0, keepdims=True)

    @property
    def dX(self) -> Array:
        """∂L/∂X, (n, entrées) : ce que reçoit la couche précédente."""
        return self.dZ @ self.weights.T


class Network:
    """La sortie de chaque couche est l’entrée de la suivante.

    ``ValueError`` si deux couches voisines ne s’accordent pas.
    """

    def __init__(self, *layers: Dense) -> None:
        expect_layers(layers)
        for before, after in pairwise(layers):
            expect_shape(
                f"weights de {after}", after.weights, (before.weights.shape[1], None)
            )
        self.layers = layers

    def __repr__(self) -> str:
        return f"Network({', '.join(map(repr, self.layers))})"

    @property
    def parameters(self) -> list[Array]:
        """W et b de chaque couche, dans l’ordre."""
        return [
            array for layer in self.layers for array in (layer.weights, layer.biases)
        ]

    @property
    def gradients(self) -> list[Array]:
        """Les gradients du dernier ``backward``, dans le même ordre."""
        return [array for layer in self.layers for array in (layer.dW, layer.db)]

    def forward(self, X: Array) -> Array:
        """``X`` : (n, entrées). Rend la dernière sortie, (n, sorties)."""
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def backward(self, dA: Array) -> None:
        """``dA`` : ∂L/∂sortie, de forme (n, sorties).

        Remonte de la dernière couche à la première, qui n’a rien à transmettre.
        """
        expect_after_forward(self.layers[-1], dA)
        first, *others = self.layers
        for layer in reversed(others):
            layer.backward(dA)
            dA = layer.dX
        first.backward(dA)

    def probabilities(self, X: Array) -> Array:
        """Le softmax de la sortie : probabilités (n, classes)."""
        expect_classifier(self, X)
        return softmax(self.forward(X))

    def predict(self, X: Array) -> Array:
        """La classe de plus grand score de chaque ligne : entiers (n,)."""
        expect_classifier(self, X)
        return np.argmax(self.forward(X), axis=1)
