"""Ce que les pages reçoivent d’un réseau se relit bit à bit."""

from base64 import b64decode

import numpy as np
import pytest

from lib.activations import ReLU
from lib.export import encode, export_layers
from lib.network import Dense, Network


@pytest.mark.parametrize("order", ["<", ">"])
def test_an_array_travels_as_text_lowest_byte_first(order):
    assert encode(np.array([1, 258], f"{order}u2")) == "AQACAQ=="
    assert b64decode("AQACAQ==") == bytes([1, 0, 2, 1])


@pytest.mark.parametrize(
    ("options", "dtype"), [((), "float32"), (["float16"], "float16")]
)
def test_the_layers_of_a_network(options, dtype):
    layer = Dense(np.array([[0.1, 2.0]]), np.array([[-1.0, 0.3]]), ReLU)
    assert export_layers(Network(layer), *options) == [
        {
            "weights": encode(np.array([0.1, 2.0], dtype)),
            "biases": encode(np.array([-1.0, 0.3], dtype)),
            "activation": "ReLU",
            "type": dtype,
        }
    ]


@pytest.mark.parametrize("order", ["C", "F"])
def test_a_matrix_travels_row_after_row(order):
    weights = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], order=order)
    (exported,) = export_layers(Network(Dense(weights, np.zeros((1, 3)))), "float64")
    numbers = np.frombuffer(b64decode(exported["weights"]), "<f8")
    assert numbers.tolist() == [1, 2, 3, 4, 5, 6]
