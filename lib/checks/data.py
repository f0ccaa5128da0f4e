"""Les données : des images, des entrées, des cibles."""

from functools import lru_cache
from typing import Any

import numpy as np

from ..types import Array
from .values import expect_array, expect_numbers, expect_positive, expect_shape


def expect_inputs(X: Any) -> None:
    """Des nombres finis, et non les octets d’une image : un réseau attend 0 à 1."""
    expect_numbers("X", X)
    if X.dtype == np.uint8 and X.size and X.max() > 1:
        raise ValueError(
            f"X : des nombres proches de 0 à 1 sont attendus, des octets jusqu’à {X.max()} "
            "sont reçus ; normalize(X) les divise par 255, X.astype(np.float32) les "
            "garde tels quels"
        )


def expect_pixels(images: Any) -> None:
    """Des pixels de 0 à 255, qui n’ont pas déjà été ramenés de 0 à 1."""
    expect_numbers("images", images)
    if not images.size or images.dtype == np.uint8:
        return
    low, high = images.min(), images.max()
    if low < 0 or high > 255:
        received = f"des nombres de {low} à {high} sont reçus"
    elif 0 < high <= 1:
        received = "ils vont déjà de 0 à 1"
    else:
        return
    raise ValueError(f"images : des pixels de 0 à 255 sont attendus, {received}")


def expect_labels(labels: Any, classes: Any) -> None:
    """Une étiquette par exemple, un entier de 0 à ``classes`` − 1."""
    expect_positive("classes", classes, int)
    expect_numbers("labels", labels, "entiers")
    expect_shape("labels", labels, (None,))
    unknown = labels[(labels < 0) | (labels >= classes)]
    if unknown.size:
        raise ValueError(
            f"labels : des entiers de 0 à {classes - 1} sont attendus, "
            f"{unknown[0]} est reçu"
        )


def expect_pair(name: str, outputs: Any, Y: Any) -> None:
    """Des sorties et leurs cibles, de même forme."""
    expect_array("Y", Y)
    expect_shape(name, outputs, Y.shape)


def expect_targets(Y: Any) -> None:
    """Des cibles de plusieurs classes, une ligne par exemple, de somme 1."""
    if Y.ndim != 2 or Y.shape[1] < 2:
        raise ValueError(
            f"Y : forme attendue (n, classes), avec deux classes au moins, "
            f"forme reçue {Y.shape}"
        )
    # Leur somme moyenne, plus rapide à prendre, suffit d’ordinaire à trahir une erreur.
    mean = float(np.vdot(Y, _ones(Y.shape, Y.dtype))) / len(Y)
    if not 0.999 < mean < 1.001:
        raise ValueError(
            "Y : des lignes de somme 1 sont attendues, leur somme moyenne est "
            f"{mean:.4g} ; les scores viennent d’abord, puis les cibles"
        )


@lru_cache
def _ones(shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    """Des uns à virgule : une somme d’octets ou de vrai et faux déborderait."""
    return np.ones(shape, np.result_type(dtype, np.float32))
