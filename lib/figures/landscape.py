"""Le paysage du coût vu de dessus, à la même échelle selon les deux paramètres."""

import numpy as np

from ..numbers import french
from .style import BLUE, GREEN, GREY, INK, ORANGE, new_axes


def _level_lines(W, B, C, levels, minimum):
    """Les lignes de niveau, chacune marquée de son coût, et l’étoile du minimum."""
    figure, axes = new_axes(5.2, 4.6)
    drawn = axes.contour(W, B, C, levels=sorted(levels), colors=GREY, linewidths=0.9)
    axes.clabel(drawn, fmt=lambda c: french(c, ".2g"), fontsize=9)
    axes.set(xlabel="poids $w$", ylabel="biais $b$", aspect="equal")
    axes.axis((W.min(), W.max(), B.min(), B.max()))
    axes.plot(*minimum, marker="*", markersize=12, color=INK)
    return figure, axes


def gradient_map(W, B, C, levels, minimum, arrows):
    """Des gradients sur la carte du coût, {point (w, b): vecteur}.

    Chaque flèche a la longueur de son vecteur, dans l’unité des axes ; le trait vert
    qui passe par son pied est la tangente à la ligne de niveau.
    """
    figure, axes = _level_lines(W, B, C, levels, minimum)
    for point, vector in arrows.items():
        foot, vector = np.array(point), np.array(vector)
        along = 0.3 * np.array([-vector[1], vector[0]]) / np.hypot(*vector)
        axes.plot(*np.transpose([foot - along, foot + along]), color=GREEN, lw=2)
        axes.annotate(
            "",
            foot + vector,
            foot,
            arrowprops={"arrowstyle": "-|>", "color": ORANGE, "lw": 1.8, "shrinkA": 0},
        )
        axes.plot(*foot, "o", color=ORANGE, ms=4)
    return figure


def valley_axes(W, B, C, levels, minimum, directions):
    """La carte du coût et des droites par son minimum, {nom: vecteur unitaire}."""
    figure, axes = _level_lines(W, B, C, levels, minimum)
    for (name, direction), color in zip(directions.items(), (ORANGE, BLUE)):
        axes.axline(minimum, np.add(minimum, direction), color=color, lw=1.8)
        place = np.add(minimum, 1.6 * np.array(direction))
        axes.annotate(name, place, (8, 6), textcoords="offset points", color=color)
    return figure
