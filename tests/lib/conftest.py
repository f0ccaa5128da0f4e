"""Ce que plusieurs tests de ``lib`` demandent."""

import hashlib

import numpy as np
import pytest

from lib import mnist


@pytest.fixture
def generator():
    return np.random.default_rng(0)


@pytest.fixture
def small(monkeypatch):
    """Un MNIST de trois images, que ``load_mnist`` tient pour le vrai."""
    X = np.zeros((3, 784), np.uint8)
    X[:, 300:400] = np.random.default_rng(0).integers(256, size=(3, 100))
    arrays = {"X": X, "y": np.array([5, 0, 4], np.uint8)}
    for name, array in arrays.items():
        digest = hashlib.sha256(array.tobytes()).hexdigest()
        monkeypatch.setitem(mnist.SHAPES, name, array.shape)
        monkeypatch.setitem(mnist.SHA256, name, digest)
    return arrays
