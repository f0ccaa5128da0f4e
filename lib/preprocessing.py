"""La préparation des données. Chapitre 5, « Traitement des données »."""

import numpy as np

from .checks import expect_numbers, expect_shape


def normalize(images):
    """Ramène des pixels de 0 à 255 à des ``float32`` de 0 à 1."""
    expect_numbers("images", images)
    return np.asarray(images, np.float32) / 255


def one_hot(labels, classes=10):
    """Code chaque étiquette par une ligne de zéros où seul son rang vaut 1.

    ``labels`` : entiers de 0 à ``classes`` − 1, de forme (n,). Rend un
    ``float32`` (n, classes) ; ``ValueError`` pour une étiquette inconnue.
    """
    from sklearn.preprocessing import OneHotEncoder

    expect_numbers("labels", labels, "entiers")
    expect_shape("labels", labels, (None,))
    if not np.isin(labels, range(classes)).all():
        raise ValueError(f"labels : des entiers de 0 à {classes - 1} sont attendus")
    encoder = OneHotEncoder(
        categories=[range(classes)], sparse_output=False, dtype=np.float32
    )
    return encoder.fit_transform(labels[:, None])


def shift(images, right, down):
    """Décale chaque image ; ce qui entre par le bord est noir. Chapitre 9.

    ``images`` : (n, 784) ; ``right``, ``down`` : des pixels, un entier ou un tableau
    d’entiers (n,), un par image. Rend un tableau (n, 784).
    """
    expect_numbers("images", images)
    expect_shape("images", images, (None, 784))
    for name, pixels in (("right", right), ("down", down)):
        expect_numbers(name, np.asarray(pixels), "entiers")
        expect_shape(name, pixels, (len(images),) if np.ndim(pixels) else ())
    margin = max(np.max(np.abs(right)), np.max(np.abs(down)))
    square = np.reshape(images, (-1, 28, 28))
    padded = np.pad(square, [(0, 0), (margin, margin), (margin, margin)])
    places = margin + np.arange(28)
    rows = places[:, None] - np.reshape(down, (-1, 1, 1))
    columns = places - np.reshape(right, (-1, 1, 1))
    each = np.arange(len(square))[:, None, None]
    return padded[each, rows, columns].reshape(-1, 784)
