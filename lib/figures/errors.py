"""Les écarts d’une droite à ses exemples : leurs carrés, et ce qu’un bruit en dirait."""

import numpy as np

from ..numbers import french
from .style import BLUE, GREEN, INK, ORANGE, new_axes


def _scene(X, y, line, width, height):
    """La droite ``line``, (w, b), sur la largeur de la page, et les exemples."""
    figure, axes = new_axes(width, height)
    axes.set(xlabel="x", ylabel="y")
    axes.axline((0, line[1]), slope=line[0], color=BLUE)
    axes.scatter(X, y, color=INK, zorder=3)
    return figure, axes


def squares(X, y, line):
    """Le carré de chaque écart à la droite ``line``, (w, b), dessiné sur l’écart.

    ``X``, ``y`` : deux exemples, le plus à gauche d’abord. Les deux axes ont la même
    échelle : l’aire dessinée est le carré de l’écart.
    """
    figure, axes = _scene(X, y, line, 5.2, 3.6)
    for x, gap, side in zip(X, np.subtract(y, line[0] * X + line[1]), (-1, 1)):
        corner = line[0] * x + line[1]
        square = np.array([[0, 0], [side, 0], [side, 1], [0, 1]])
        axes.fill(*(square * gap + (x, corner)).T, color=ORANGE, alpha=0.2, lw=0)
        axes.plot([x, x], [corner, corner + gap], color=ORANGE)
        middle = (x + side * gap / 2, corner + gap / 2)
        axes.annotate(
            french(gap**2, ".2f"), middle, ha="center", va="center", color=ORANGE
        )
    axes.set_aspect("equal")
    return figure


def bells(X, y, line, spread, scale):
    """En chaque exemple, la densité d’un bruit normal centré sur la droite ``line``.

    ``spread`` : l’écart-type du bruit. ``scale`` : la largeur dessinée d’une densité
    de 1. Le segment vert a pour longueur la densité en l’exemple.
    """
    figure, axes = _scene(X, y, line, 5.2, 3.6)

    def density(gap):
        return np.exp(-((gap / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))

    gaps = spread * np.linspace(-3.2, 3.2, 161)
    for x, target in zip(X, y):
        center = line[0] * x + line[1]
        axes.plot([x, x], center + gaps[[0, -1]], color=ORANGE, lw=0.8)
        axes.plot(x + scale * density(gaps), center + gaps, color=ORANGE)
        length = scale * density(target - center)
        axes.plot([x, x + length], [target, target], color=GREEN, lw=2.5)
    return figure
