"""Les réseaux et les images que les chapitres exportent, relus dans ``lib``."""

import base64
import json

import numpy as np

from lib import activations
from lib.network import Dense, Network
from lib.preprocessing import normalize
from tests.site.explorables.pages import CODE, HIDDEN_FILE


def read_network(data):
    """Le réseau qu’un chapitre a exporté, dans lib, en simple précision."""
    layers = []
    for layer in data["layers"]:
        biases, weights = (
            np.frombuffer(base64.b64decode(layer[name]), layer["type"])
            for name in ("biases", "weights")
        )
        activation = getattr(activations, layer["activation"])
        shaped = weights.reshape(-1, biases.size).astype(np.float32)
        layers.append(Dense(shaped, biases[None].astype(np.float32), activation))
    return Network(*layers)


HIDDEN = json.loads((CODE / "data" / "book" / HIDDEN_FILE).read_text())

READ = """
    const layers = network.decodeLayers(data.layers);
    const images = network.decodeImages(data.images, 784);
"""


def in_double(layer):
    """La même couche, où lib calcule en double précision, comme le navigateur."""
    return Dense(
        layer.weights.astype(float), layer.biases.astype(float), layer.activation
    )


def images_of(data):
    """Les images qu’un chapitre a exportées, normalisées."""
    pixels = np.frombuffer(base64.b64decode(data["images"]), np.uint8)
    return normalize(pixels.reshape(-1, 784))
