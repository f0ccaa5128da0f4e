"""Les calendriers : le taux, d’après le numéro du pas. Chapitre 8."""

import math

from .checks.values import (
    expect_all_positive,
    expect_fraction,
    expect_function,
    expect_positive,
)
from .types import Schedule


def constant(rate: float) -> Schedule:
    """Le même taux à chaque pas."""
    expect_positive("learning_rate", rate)
    return lambda step: float(rate)


def step_decay(rate: float, every: float, factor: float = 0.5) -> Schedule:
    """Le taux est multiplié par ``factor`` tous les ``every`` pas."""
    expect_all_positive(rate=rate, every=every)
    expect_fraction("factor", factor)
    return lambda step: rate * factor ** (step // every)


def cosine_decay(rate: float, steps: float) -> Schedule:
    """Le taux va de ``rate`` à 0 en ``steps`` pas, selon un demi-tour de cosinus."""
    expect_all_positive(rate=rate, steps=steps)
    return lambda step: rate * (1 + math.cos(math.pi * min(step / steps, 1))) / 2


def warm_up(schedule: Schedule, steps: float) -> Schedule:
    """Le taux de ``schedule``, atteint peu à peu pendant les ``steps`` premiers pas."""
    expect_function("schedule", schedule)
    expect_all_positive(steps=steps)
    return lambda step: schedule(step) * min((step + 1) / steps, 1)
