"""Une erreur dit ce qui était attendu et ce qui est reçu."""

import numpy as np


def expect_shape(name, array, expected):
    """``ValueError`` si la forme n’est pas ``expected`` (``None`` : libre)."""
    received = np.shape(array)
    fits = len(received) == len(expected) and all(
        size is None or size == actual for size, actual in zip(expected, received)
    )
    if not fits:
        sizes = ", ".join("?" if size is None else str(size) for size in expected)
        raise ValueError(f"{name} : forme attendue ({sizes}), forme reçue {received}")


def expect_positive(name, value, kind=float):
    """``ValueError`` si ce n’est pas un nombre ``kind``, fini et positif."""
    if not 0 < value < np.inf or kind(value) != value:
        noun = "un entier" if kind is int else "un nombre"
        raise ValueError(
            f"{name} : {noun} strictement positif est attendu, {value} est reçu"
        )
