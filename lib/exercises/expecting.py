"""Ce que l’on attend d’une réponse, et la phrase qui dit en quoi elle s’en écarte."""

from typing import Any

import numpy as np

from ..numbers import french
from ..types import Array
from .writing import THRESHOLD, form, shape, written


class Wrong(Exception):
    """Ce que la vérification reproche à une réponse, dit en français."""


def require(condition: Any, sentence: str) -> None:
    """Lève ``Wrong(sentence)`` si la condition n’est pas remplie."""
    if not condition:
        raise Wrong(sentence)


def expect(
    found: Any,
    expected: Any,
    what: str,
    *mistakes: tuple[Any, str],
    tolerance: float = 1e-6,
) -> None:
    """Lève ``Wrong`` si ``found`` n’est pas ``expected``, à ``tolerance`` près (relative).

    ``what`` dit ce qui est comparé : « my_cost(Y_hat, Y) ». Chaque erreur typique est un
    couple (ce qu’elle donne, la phrase qui l’explique).
    """
    if same(found, expected, tolerance):
        return
    for value, sentence in mistakes:
        if same(found, value, tolerance):
            raise Wrong(f"{sentence}\n{compared(found, expected, what)}")
    told = related(found, expected, tolerance), compared(found, expected, what)
    raise Wrong("\n".join(filter(None, told)))


def same(found: Any, expected: Any, tolerance: float) -> bool:
    """Vrai si les deux ont la même forme et les mêmes valeurs, à ``tolerance`` près."""
    if isinstance(expected, str | bool):
        return isinstance(found, str | bool | np.bool_) and found == expected
    if found is None or found is ...:
        return False
    try:
        one, other = np.asarray(found), np.asarray(expected)
        scale = np.max(np.abs(other), initial=0)
        return one.shape == other.shape and np.allclose(
            one, other, rtol=tolerance, atol=tolerance * scale
        )
    except (TypeError, ValueError):
        return False


def compared(found: Any, expected: Any, what: str) -> str:
    """La phrase qui met côte à côte ce qui était attendu et ce qui est reçu."""
    if found is None:
        return f"{what} : votre code ne rend rien, il manque « return »."
    if found is ...:
        return f"{what} : remplacez les points de suspension."
    if isinstance(found, tuple) and not np.shape(expected):
        return (
            f"{what} : en Python, une virgule sépare deux nombres ; "
            "celle d’un nombre s’écrit d’un point."
        )
    if not isinstance(expected, str) and shape(expected) != shape(found):
        return f"{what} : {form(expected)} attendu, {form(found)} reçu."
    return f"{what} : {written(expected)} attendu, {written(found)} reçu."


def related(found: Any, expected: Any, tolerance: float) -> str:
    """En quoi une réponse fausse ressemble à la bonne : une phrase, ou aucune."""
    if found is None or isinstance(expected, bool):
        return ""
    try:
        one, other = np.asarray(found, float), np.asarray(expected, float)
    except (TypeError, ValueError):
        return ""
    if one.ndim == 2 and same(one.T, other, tolerance):
        return "C’est la transposée : échangez les lignes et les colonnes."
    if one.shape != other.shape:
        return ""
    if not np.isfinite(one).all():
        return "Une valeur au moins n’est pas un nombre fini."
    if same(-one, other, tolerance):
        return "Le signe est retourné."
    if same(np.sort(one, axis=None), np.sort(other, axis=None), tolerance):
        return "Les valeurs sont les bonnes, dans un autre ordre."
    return scaled(one, other, tolerance) or misplaced(one, other, tolerance)


def scaled(one: Array, other: Array, tolerance: float) -> str:
    """« Tout est 2 fois trop grand », si c’est vrai, et le hasard peu probable."""
    squares = max(float(np.vdot(other, other)), np.finfo(float).tiny)
    ratio = float(np.vdot(one, other)) / squares
    if ratio <= 0 or not same(one, ratio * other, tolerance):
        return ""
    if np.count_nonzero(other) < 2 and not np.isclose(ratio, (0.5, 2)).any():
        return ""
    size, way = (ratio, "grand") if ratio > 1 else (1 / ratio, "petit")
    return f"{'Tout' if one.ndim else 'Le nombre'} est {french(size, '.4g')} fois trop {way}."


def misplaced(one: Array, other: Array, tolerance: float) -> str:
    """Où est la première valeur fausse, quand on ne la verrait pas d’un coup d’œil."""
    near = np.isclose(one, other, rtol=tolerance, atol=tolerance * np.abs(other).max())
    if not one.ndim or (one.size <= THRESHOLD and not near.any()):
        return ""
    place = np.argwhere(~near)[0].tolist()
    values = (written(array[tuple(place)]) for array in (other, one))
    return "La première valeur fausse est en {} : {} attendu, {} reçu.".format(
        place, *values
    )
