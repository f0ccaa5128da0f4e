"""Les deux passes d’un réseau, nombre par nombre."""

from itertools import cycle, pairwise

from ..numbers import french
from .diagrams import Diagram, _column
from .style import BLUE, GREEN, ORANGE, PURPLE


def passes_diagram(values, slopes, weights, captions=()):
    """Un réseau parcouru dans les deux sens par un seul exemple.

    ``values`` : les nombres de chaque couche, écrits dans les nœuds. ``slopes`` : les
    dérivées de la perte par rapport à eux, écrites en orange sous les nœuds ; une
    liste vide pour une couche que l’on n’annote pas. ``weights`` : une matrice
    (entrées, sorties) par passage d’une couche à la suivante.
    """
    gap, spacing, height = 3, 1.35, 1.35 * max(map(len, values)) + 0.2
    diagram = Diagram(gap * (len(values) - 1) + 1.9, height + 0.5)
    columns = [
        _column(0.95 + gap * k, len(numbers), height + 0.15, spacing)
        for k, numbers in enumerate(values)
    ]
    for (before, after), matrix in zip(pairwise(columns), weights):
        for start, row in zip(before, matrix):
            for end, weight, along in zip(after, row, cycle((0.22, 0.36))):
                diagram.arrow(start, end, _short(weight), along=along)
    colors = [BLUE, *[PURPLE] * (len(columns) - 2), GREEN]
    for column, numbers, below, color in zip(columns, values, slopes, colors):
        for at, number in zip(column, numbers):
            diagram.node(at, _short(number), color)
        for (x, y), slope in zip(column, below):
            diagram.write((x, y - 0.55), _short(slope), ORANGE, size=12)
    diagram.captions((c[0][0], height + 0.25, t) for c, t in zip(columns, captions))
    return diagram.figure


def _short(number):
    """Un nombre à deux décimales au plus."""
    return french(round(float(number), 2), "zg")
