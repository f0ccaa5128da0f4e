"""Un nom ne se pose ni sur une courbe, ni sur un autre nom, ni hors du cadre."""

from itertools import combinations

import numpy as np
import pytest

from lib import figures
from lib.figures.labels import drawn_points
from tests.lib.drawings import bowl, grid


def spiral(turn):
    """Un chemin qui s’enroule, et passe à toutes les hauteurs autour de son départ."""
    angle = np.linspace(0, 6, 40)
    return np.column_stack(
        [2 + angle / 6 * np.cos(angle + turn), 1 + angle / 6 * np.sin(angle + turn)]
    )[::-1]


@pytest.mark.parametrize(
    "draw",
    [
        lambda: figures.cost_curve(bowl, (0, 4), steps=[0.2, 1.5, 1.9]),
        lambda: figures.cost_curve(bowl, (0, 4), steps=[1.4, 2.8, 0.9, 3.6, 0.1]),
        lambda: figures.cost_curve(bowl, (0, 4), steps=[3.8, 3, 2.4]),
        lambda: figures.cost_map(
            *grid(), {"η = 0,1": spiral(0), "η = 1,25": spiral(2)}, (2, 1)
        ),
        lambda: figures.cost_map(
            *grid(), {"gradient": spiral(0), "élan": spiral(0.2)}, (2, 1)
        ),
    ],
    ids=["pentes", "sauts", "retour", "taux", "voisins"],
)
def test_a_name_covers_no_curve(draw):
    figure = draw()
    figure.draw_without_rendering()
    [axes] = figure.axes
    names = [text.get_window_extent() for text in axes.texts]
    assert names
    for box in names:
        assert box.count_contains(drawn_points(axes)) == 0
        assert axes.get_tightbbox().count_contains(box.corners()) == 4
    assert not any(one.overlaps(other) for one, other in combinations(names, 2))
