"""Une valeur, écrite pour le lecteur qui l’a calculée."""

from typing import Any

import numpy as np

from ..numbers import french

LINES = 6
THRESHOLD = 12


def shape(value: Any) -> tuple[int, ...] | None:
    """La forme d’un tableau, ou ``None`` si ses lignes n’ont pas la même longueur."""
    try:
        return np.shape(value)
    except ValueError:
        return None


def form(value: Any) -> str:
    """« un tableau de forme (2, 3) », ou la valeur si c’en est une seule."""
    found = shape(value)
    if found is None:
        return "une liste de listes inégales"
    return f"un tableau de forme {found}" if found else written(value)


def written(value: Any) -> str:
    """Une valeur, écrite en français si c’est un nombre, et coupée si elle est longue."""
    match value:
        case bool() | np.bool_():
            return "vrai" if value else "faux"
        case str():
            return f"« {value} »"
        case int() | float() | np.number():
            return french(float(value), "z,.6g")
    text = np.array2string(
        np.asarray(value), precision=4, threshold=THRESHOLD, edgeitems=2
    )
    return text if text.count("\n") < LINES else form(value)
