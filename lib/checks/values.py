"""Des nombres, des tableaux, des fonctions."""

from numbers import Integral, Real
from typing import Any, NoReturn

import numpy as np

NUMBERS = {
    "nombres": (np.bool, np.integer, np.floating),
    "nombres à virgule": (np.floating,),
    "nombres en double précision": (np.float64,),
    "entiers": (np.integer,),
}


def refuse(name: str, expected: str, value: Any, advice: str = "") -> NoReturn:
    """``ValueError`` : ``expected`` est attendu, et ce qu’est ``value`` est reçu."""
    if isinstance(value, type):
        received = f"la classe {value.__name__} est reçue"
    elif isinstance(value, str):
        received = f"{value!r} est reçu"
    elif value is None or isinstance(value, Real):
        received = f"{value} est reçu"
    else:
        received = f"{type(value).__name__} est reçu"
    raise ValueError(f"{name} : {expected}, {received}{advice}")


def expect_array(name: str, array: Any, kind: str = "nombres") -> None:
    """``ValueError`` si ce n’est pas un tableau de ``kind`` (voir ``NUMBERS``)."""
    is_array = isinstance(array, np.ndarray)
    if not is_array or not issubclass(array.dtype.type, NUMBERS[kind]):
        received = array.dtype if is_array else type(array).__name__
        raise ValueError(
            f"{name} : des {kind} en tableau NumPy sont attendus, {received} est reçu"
        )


def expect_shape(name: str, array: Any, expected: tuple[int | None, ...]) -> None:
    """``ValueError`` si la forme n’est pas ``expected`` (``None`` : libre), ou est vide."""
    expect_array(name, array)
    received = array.shape
    if received != expected and not _fits(received, expected):
        sizes = ", ".join("?" if size is None else str(size) for size in expected)
        raise ValueError(f"{name} : forme attendue ({sizes}), forme reçue {received}")
    if 0 in received:
        raise ValueError(
            f"{name} : au moins un nombre est attendu, forme reçue {received}"
        )


def _fits(received: tuple[int, ...], expected: tuple[int | None, ...]) -> bool:
    """Une boucle, et non ``all`` : elle tourne à chaque lot."""
    for size, n in zip(expected, received):
        if size is not None and size != n:
            return False
    return len(received) == len(expected)


def expect_numbers(name: str, array: Any, kind: str = "nombres") -> None:
    """``ValueError`` si ce n’est pas un tableau de ``kind`` (voir ``NUMBERS``) finis."""
    expect_array(name, array, kind)
    # La somme, plus rapide, suffit d’ordinaire : finie, elle n’a que des termes finis.
    if not np.isfinite(array.sum()) and not np.isfinite(array).all():
        raise ValueError(
            f"{name} : des nombres finis sont attendus, nan ou inf est reçu"
        )


def expect_number(name: str, value: Any) -> None:
    """``ValueError`` si ce n’est pas un nombre ; nan en est un."""
    if not _is_number(value):
        refuse(name, "un nombre est attendu", value)


def expect_positive(name: str, value: Any, kind: type = float) -> None:
    """``ValueError`` si ce n’est pas un nombre ``kind``, fini et positif."""
    noun, family = ("un entier", Integral) if kind is int else ("un nombre", Real)
    if not _is_number(value, family) or not 0 < value < np.inf:
        refuse(name, f"{noun} strictement positif est attendu", value)


def expect_not_negative(name: str, value: Any) -> None:
    """``ValueError`` si ce n’est pas un nombre fini, positif ou nul."""
    if not _is_number(value) or not 0 <= value < np.inf:
        refuse(name, "un nombre positif ou nul est attendu", value)


def expect_fraction(name: str, value: Any) -> None:
    """``ValueError`` si ce n’est pas un nombre de 0 inclus à 1 exclu."""
    if not _is_number(value) or not 0 <= value < 1:
        refuse(name, "un nombre de 0 inclus à 1 exclu est attendu", value)


def expect_all_positive(**values: Any) -> None:
    """``ValueError`` si l’un d’eux n’est pas un nombre fini et positif."""
    for name, value in values.items():
        expect_positive(name, value)


def _is_number(value: Any, family: type = Real) -> bool:
    return isinstance(value, family) and not isinstance(value, bool)


def expect_function(name: str, value: Any) -> None:
    """``ValueError`` si ce n’est pas une fonction."""
    if not callable(value):
        refuse(name, "une fonction est attendue", value)


def expect_generator(generator: Any) -> None:
    """``ValueError`` si ce n’est pas un générateur de nombres au hasard de NumPy."""
    if not isinstance(generator, np.random.Generator | np.random.RandomState):
        refuse(
            "generator",
            "un générateur de NumPy est attendu",
            generator,
            " ; par exemple, np.random.default_rng(42) en est un",
        )
