"""Le graphe d’un calcul : les valeurs vont vers l’avant, les dérivées reviennent."""

from itertools import pairwise

import numpy as np

from ..numbers import french
from .diagrams import Diagram, _column
from .style import BLUE, GREY, INK, ORANGE, PAPER, PURPLE

TEXT = 12
LETTER, LINE, BAND = 0.1, 0.19, 0.4
SHORT = 0.6


def computation_graph(columns, slopes, derivatives, digits=2):
    """Un calcul, de gauche à droite, une étape par colonne, jusqu’à un seul nombre.

    ``columns`` : {titre: {nom: valeur}}. ``slopes`` : d’une colonne à la suivante, une
    matrice (avant, après), la dérivée de chaque valeur par rapport à celles dont elle
    vient ; NaN s’il n’en vient pas. On la lit sur les flèches, sauf sur les dernières,
    où elle est déjà dessous. ``derivatives`` : pour chaque colonne, la dérivée du
    résultat par rapport à ses valeurs, écrite dessous ; vide s’il n’y a pas lieu.
    ``digits`` : le plus grand nombre de décimales.
    """

    def short(number):
        return french(round(float(number), digits), "zg")

    written = [short(v) for column in columns.values() for v in column.values()]
    radius = LETTER / 2 * max(map(len, written)) + 0.06
    *passages, last = [
        [(i, j, matrix[i, j]) for i, j in np.argwhere(np.isfinite(matrix))]
        for matrix in map(np.array, slopes)
    ]
    rooms = [_room(arrows, radius, short) for arrows in passages]
    places = 1.2 * radius + np.cumsum([0, *(2 * radius + np.array([*rooms, SHORT]))])
    row = 2 * (radius + 2 * LINE)
    rows = row * max(map(len, columns.values()))
    diagram = Diagram(places[-1] + places[0], rows + 3 * BAND)
    centers = [
        np.array(_column(x, len(column), rows + 2 * BAND, row))
        for x, column in zip(places, columns.values())
    ]
    for arrows, (before, after) in zip([*passages, last], pairwise(centers)):
        for i, j, slope in arrows:
            diagram.arrow(before[i], after[j], color=_color(slope), radius=radius)
    for arrows, ends in zip(passages, pairwise(centers)):
        _write_slopes(diagram, arrows, *ends, short)
    for at, (title, column), below in zip(centers, columns.items(), derivatives):
        diagram.write((at[0][0], rows + 1.6 * BAND), title, GREY, TEXT)
        for (x, y), (name, value) in zip(at, column.items()):
            diagram.disk((x, y), radius, PAPER, GREY)
            diagram.write((x, y), short(value), size=TEXT)
            diagram.write((x, y + radius + LINE), name, size=TEXT)
        for (x, y), slope in zip(at, below):
            _on_paper(diagram, (x, y - radius - LINE), short(slope), PURPLE)
    _direction(diagram, places[[0, -1]], rows + 2.5 * BAND, "les valeurs", INK)
    _direction(diagram, places[[-1, 0]], 0.5 * BAND, "les dérivées", PURPLE)
    return diagram.figure


def _crossing(arrows):
    return len({j for _, j, _ in arrows}) < len(arrows)


def _room(arrows, radius, short):
    """La longueur des flèches : de quoi écrire à un tiers du trajet."""
    longest = max(len(short(slope)) for *_, slope in arrows)
    return 1.25 * radius + 1.5 * LETTER * longest + 0.2 if _crossing(arrows) else SHORT


def _write_slopes(diagram, arrows, before, after, short):
    """Les pentes, sur les flèches qui se croisent, au-dessus des autres."""
    ends = [(before[i], after[j] - before[i], slope) for i, j, slope in arrows]

    def gap(along):
        return np.diff(
            sorted(start[1] + along * way[1] for start, way, _ in ends)
        ).min()

    crossing = _crossing(arrows)
    along = max((0.5, 0.4, 0.6, 0.35, 0.65), key=gap) if crossing else 0.5
    above = 0 if crossing else LINE
    for start, way, slope in ends:
        _on_paper(
            diagram, start + along * way + (0, above), short(slope), _color(slope)
        )


def _on_paper(diagram, at, text, color):
    box = {"facecolor": PAPER, "edgecolor": "none", "pad": 0}
    diagram.write(at, text, color, TEXT, bbox=box)


def _direction(diagram, ends, y, text, color):
    """Le sens de ce que la figure écrit de la couleur ``color``."""
    start, end = ((x, y) for x in ends)
    diagram.arrow(start, end, text, color, along=0.5, size=TEXT)


def _color(slope):
    """Orange, bleu ou gris : positif, négatif ou nul."""
    return ORANGE if slope > 0 else BLUE if slope < 0 else GREY
