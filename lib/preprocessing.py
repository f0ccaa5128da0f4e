"""La préparation des données. Chapitre 5, « Traitement des données »."""

import numpy as np

from .checks.data import expect_labels, expect_pixels
from .checks.values import expect_numbers, expect_shape
from .types import Array


def normalize(images: Array) -> Array:
    """Ramène des pixels de 0 à 255 à des ``float32`` de 0 à 1."""
    expect_pixels(images)
    return np.asarray(images, np.float32) / 255


def one_hot(labels: Array, classes: int = 10) -> Array:
    """Code chaque étiquette par une ligne de zéros où seul son rang vaut 1.

    ``labels`` : entiers de 0 à ``classes`` − 1, de forme (n,). Rend un
    ``float32`` (n, classes) ; ``ValueError`` pour une étiquette inconnue.
    """
    expect_labels(labels, classes)
    return (labels[:, None] == np.arange(classes)).astype(np.float32)


def shift(images: Array, right: int | Array, down: int | Array) -> Array:
    """Décale chaque image ; ce qui entre par le bord est noir. Chapitre 9.

    ``images`` : (n, 784) ; ``right``, ``down`` : des pixels, un entier ou un tableau
    d’entiers (n,), un par image. Rend un tableau (n, 784).
    """
    expect_numbers("images", images)
    expect_shape("images", images, (None, 784))
    right, down = np.asarray(right), np.asarray(down)
    for name, pixels in (("right", right), ("down", down)):
        expect_numbers(name, pixels, "entiers")
        expect_shape(name, pixels, (len(images),) if pixels.ndim else ())
    margin = max(np.max(np.abs(right)), np.max(np.abs(down)))
    square = np.reshape(images, (-1, 28, 28))
    padded = np.pad(square, [(0, 0), (margin, margin), (margin, margin)])
    places = margin + np.arange(28)
    rows = places[:, None] - np.reshape(down, (-1, 1, 1))
    columns = places - np.reshape(right, (-1, 1, 1))
    each = np.arange(len(square))[:, None, None]
    return padded[each, rows, columns].reshape(-1, 784)
