"""Les types que nomment les signatures de ``lib``."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = list[Array]
Generator = np.random.Generator | np.random.RandomState
Loss = Callable[[Any, Any], tuple[Any, Any]]
Schedule = Callable[[int], float]
Rate = float | Schedule


class Activation(Protocol):
    """Une classe qui donne une valeur et sa dérivée, comme ``ReLU``."""

    @staticmethod
    def value(Z: Array) -> Array:
        """φ(z) pour chaque nombre de ``Z``."""

    @staticmethod
    def derivative(Z: Array) -> Array | float:
        """φ′(z), de même."""
