"""Ce que les chapitres 5 et 7 donnent à la figure où l’on dessine un chiffre."""

from base64 import b64encode

import numpy as np

from .network import Network
from .types import Array


def encode(array: Array) -> str:
    """Les octets d’un tableau, l’octet faible d’abord, en texte (base64)."""
    ordered = np.asarray(array, array.dtype.newbyteorder("<"))
    return b64encode(ordered.tobytes()).decode()


def export_layers(network: Network, dtype: str = "float32") -> list[dict[str, str]]:
    """Les couches de ``network`` en dictionnaires, leurs nombres arrondis à ``dtype``."""
    return [
        {
            "weights": encode(layer.weights.astype(dtype)),
            "biases": encode(layer.biases.astype(dtype)),
            "activation": layer.activation.__name__,
            "type": dtype,
        }
        for layer in network.layers
    ]
