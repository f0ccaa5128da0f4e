"""Ce que le chapitre 5 montre d’une image : ses nombres, son réseau, sa lecture."""

import numpy as np
from matplotlib.collections import PatchCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import Polygon, Rectangle

from ..numbers import french
from .diagrams import Diagram
from .style import BLUE, GREEN, GREY, INK, ORANGE, PALE, PAPER, new_axes

TEXT = 12
SHOWN = (0, 1, 2, None, 405, 406, 407, 408, None, 783)


def _cells(axes, shades, color=INK):
    """Une case par nombre : de 0, transparente, à 1, toute de la couleur."""
    shades = np.asarray(shades, float)
    rows, columns = shades.shape
    filled = np.argwhere(shades > 0)
    squares = [Rectangle((x - 0.5, y - 0.5), 1, 1) for y, x in filled]
    colors = [to_rgba(color, shades[y, x]) for y, x in filled]
    axes.add_collection(PatchCollection(squares, facecolor=colors, linewidth=0))
    axes.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5), aspect="equal")
    axes.grid(visible=False)
    for side in axes.spines.values():
        side.set_visible(False)


def _numbers(axes, texts, colors):
    """Un texte au milieu de chaque case."""
    for place, text in np.ndenumerate(texts):
        center = {"ha": "center", "va": "center", "size": TEXT}
        axes.text(*place[::-1], text, color=colors[place], **center)


def pixel_values(pixels):
    """Les nombres d’un morceau d’image, de 0 à 255, chacun dans sa teinte."""
    figure, axes = new_axes(5.2, 0.24 * len(pixels))
    _cells(axes, np.asarray(pixels) / 255)
    axes.set(aspect="auto")
    axes.set_axis_off()
    _numbers(axes, pixels, np.where(np.asarray(pixels) > 128, PAPER, INK))
    return figure


def unrolled_network(image, digit):
    """L’image (784,), de 0 à 1, déroulée en entrées, et les dix sorties.

    ``digit`` : la sortie dont on suit les poids.
    """
    diagram = Diagram(6.93, 5.8)
    axes, size = diagram.axes, 2.3
    middle, left, right = 2.65, 3.65, 6.1
    square = diagram.figure.add_axes((0.01, 0.27, 0.31, 0.38))
    _cells(square, np.reshape(image, (28, 28)))
    square.set(xticks=[], yticks=[], facecolor="none")
    for side in square.spines.values():
        side.set(visible=True, color=GREY)
    column = [(left, middle + 0.52 * (4.5 - k)) for k in range(len(SHOWN))]
    outputs = [(right, middle + 0.52 * (4.5 - k)) for k in range(10)]
    top, bottom = column[0][1] + 0.2, column[-1][1] - 0.2
    wedge = [(size, 3.8), (left - 0.3, top), (left - 0.3, bottom), (size, 1.5)]
    axes.add_patch(Polygon(wedge, facecolor=PALE, alpha=0.5))
    for (x, y), pixel in zip(column, SHOWN):
        if pixel is None:
            diagram.write((x, y), "⋮")
            continue
        for k, output in enumerate(outputs):
            followed = {"color": BLUE, "lw": 1.2, "zorder": 1}
            style = followed if k == digit else {"color": PALE, "lw": 0.6, "zorder": 0}
            axes.plot((x, output[0]), (y, output[1]), **style)
        diagram.write((x - 0.62, y), f"$x_{{{pixel}}}$", size=TEXT)
        shade = to_rgba(INK, image[pixel])
        for face in (PAPER, shade):
            place = (x - 0.18, y - 0.18)
            axes.add_patch(Rectangle(place, 0.36, 0.36, fc=face, ec=GREY, zorder=2))
    for k, at in enumerate(outputs):
        diagram.disk(at, 0.24, PAPER, BLUE if k == digit else GREEN)
        diagram.write(at, f"$z_{k}$", size=TEXT)
    for x, text in ((1.15, "image"), (left, "784 entrées"), (right, "10 scores")):
        diagram.write((x, 5.55), text, GREY, size=TEXT)
    return diagram.figure


def reading(image, scores, probabilities):
    """Une image, de 0 à 1, les scores que le réseau lui donne et leurs probabilités."""
    widths = {"gridspec_kw": {"width_ratios": (1.25, 1, 1)}}
    figure, (square, *panels) = new_axes(5.2, 2.9, ncols=3, **widths)
    _cells(square, np.reshape(image, (28, 28)))
    square.set(xticks=[], yticks=[])
    named = {"scores": (scores, ".1f"), "probabilités": (probabilities, ".3f")}
    for axes, (name, (values, written)) in zip(panels, named.items()):
        best = int(np.argmax(values))
        colors = [BLUE if k == best else GREY for k in range(10)]
        axes.barh(range(10), values, color=colors, height=0.6)
        axes.set(ylim=(9.5, -0.5), xticks=[])
        axes.set_title(name, size=TEXT)
        axes.set_yticks(range(10), range(10), size=TEXT, color=INK)
        axes.tick_params(length=0)
        axes.grid(visible=False)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.axvline(0, color=GREY, lw=0.8)
        for k, value in enumerate(values):
            place = {"transform": axes.get_yaxis_transform(), "va": "center"}
            text = french(value, written)
            axes.text(1.04, k, text, color=colors[k], size=TEXT, **place)
    return figure


def confusion_matrix(percents):
    """En ligne le vrai chiffre, en colonne le chiffre lu, en pour cent de la ligne.

    La diagonale, bien lue, est bleue ; les erreurs sont d’autant plus orange
    qu’elles sont fréquentes.
    """
    percents = np.asarray(percents)
    figure, axes = new_axes(5.2, 4)
    right = np.eye(len(percents), dtype=bool)
    wrong = np.where(right, 0, percents)
    _cells(axes, 0.55 * wrong / wrong.max(), ORANGE)
    _cells(axes, 0.35 * right, BLUE)
    axes.set(aspect="auto")
    texts = [[french(p, ".1f" if p < 10 else ".0f") for p in row] for row in percents]
    _numbers(axes, texts, np.full(percents.shape, INK))
    axes.set_xticks(range(10), range(10), size=TEXT, color=INK)
    axes.set_yticks(range(10), range(10), size=TEXT, color=INK)
    axes.tick_params(length=0)
    axes.set_xlabel("chiffre lu", size=TEXT)
    axes.set_ylabel("vrai chiffre", size=TEXT)
    return figure
