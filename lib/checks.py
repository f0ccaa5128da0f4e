"""Une erreur dit ce qui était attendu et ce qui est reçu."""

import numpy as np

NUMBERS = {
    "nombres": (np.bool, np.integer, np.floating),
    "nombres à virgule": np.floating,
    "nombres en double précision": np.float64,
    "entiers": np.integer,
}


def expect_shape(name, array, expected):
    """``ValueError`` si la forme n’est pas ``expected`` (``None`` : libre), ou est vide."""
    received = np.shape(array)
    fits = len(received) == len(expected) and all(
        size is None or size == actual for size, actual in zip(expected, received)
    )
    if not fits:
        sizes = ", ".join("?" if size is None else str(size) for size in expected)
        raise ValueError(f"{name} : forme attendue ({sizes}), forme reçue {received}")
    if 0 in received:
        raise ValueError(
            f"{name} : au moins un nombre est attendu, forme reçue {received}"
        )


def expect_numbers(name, array, kind="nombres"):
    """``ValueError`` si ce n’est pas un tableau de ``kind`` (voir ``NUMBERS``) finis."""
    is_array = isinstance(array, np.ndarray)
    if not is_array or not issubclass(array.dtype.type, NUMBERS[kind]):
        received = array.dtype if is_array else type(array).__name__
        raise ValueError(
            f"{name} : des {kind} en tableau NumPy sont attendus, {received} est reçu"
        )
    # La somme, plus rapide, suffit d’ordinaire : finie, elle n’a que des termes finis.
    if not np.isfinite(array.sum()) and not np.isfinite(array).all():
        raise ValueError(
            f"{name} : des nombres finis sont attendus, nan ou inf est reçu"
        )


def expect_positive(name, value, kind=float):
    """``ValueError`` si ce n’est pas un nombre ``kind``, fini et positif."""
    if not 0 < value < np.inf or kind(value) != value:
        noun = "un entier" if kind is int else "un nombre"
        raise ValueError(
            f"{name} : {noun} strictement positif est attendu, {value} est reçu"
        )


def expect_fraction(name, value):
    """``ValueError`` si ce n’est pas un nombre de 0 inclus à 1 exclu."""
    if not 0 <= value < 1:
        raise ValueError(
            f"{name} : un nombre de 0 inclus à 1 exclu est attendu, {value} est reçu"
        )
