"""Écrire un nom là où il ne recouvre aucune courbe."""

from itertools import pairwise

import numpy as np

from .style import PAPER

PLACES = (
    {"ha": "left", "va": "bottom", "position": (6, 4)},
    {"ha": "right", "va": "bottom", "position": (-6, 4)},
    {"ha": "left", "va": "top", "position": (6, -4)},
    {"ha": "right", "va": "top", "position": (-6, -4)},
    {"ha": "center", "va": "bottom", "position": (0, 9)},
    {"ha": "center", "va": "top", "position": (0, -9)},
    {"ha": "left", "va": "center", "position": (9, 0)},
    {"ha": "right", "va": "center", "position": (-9, 0)},
)
BETWEEN = np.linspace(0, 1, 30)[:, None]


def drawn_points(axes):
    """Des points serrés le long de tout ce qui est tracé sur ``axes``, en pixels."""
    found = [np.empty((0, 2))]
    for line in axes.lines:
        points = axes.transData.transform(line.get_xydata())
        found.append(points)
        for start, end in pairwise(points):
            found.append(start + BETWEEN * (end - start))
    return np.concatenate(found)


def outside(box, frame):
    """De combien de pixels une boîte sort du cadre."""
    left, right = max(frame.x0 - box.x0, 0), max(box.x1 - frame.x1, 0)
    return left + right + max(frame.y0 - box.y0, 0) + max(box.y1 - frame.y1, 0)


def name_points(axes, points):
    """Écrit des noms, {nom: (point, couleur)}, chacun à côté de son point.

    De huit places autour du point, on garde celle qui recouvre le moins de courbes
    et de noms, sans sortir du cadre.
    """
    axes.figure.draw_without_rendering()
    frame, busy, names = axes.get_window_extent(), drawn_points(axes), []
    background = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}
    for name, (point, color) in points.items():
        place = {"xytext": (0, 0), "textcoords": "offset points"}
        text = axes.annotate(name, point, color=color, **place)
        text.set(bbox=background, zorder=4)
        found = []
        for place in PLACES:
            text.set(**place)
            box = text.get_window_extent()
            covered = box.count_contains(busy) + len(busy) * box.count_overlaps(names)
            found.append(covered + outside(box, frame))
        text.set(**PLACES[np.argmin(found)])
        names.append(text.get_window_extent())
