"""Les schémas, tous faits des mêmes nœuds et des mêmes flèches."""

from itertools import pairwise

import numpy as np
from matplotlib.patches import Circle, Ellipse

from .style import BLUE, GREEN, GREY, INK, ORANGE, PALE, PAPER, PURPLE, new_axes

RADIUS = 0.3
SCALE = 0.75


class Diagram:
    """Une page où l’on pose nœuds et flèches, dans une unité de trois quarts de pouce."""

    def __init__(self, width, height):
        self.figure, self.axes = new_axes(SCALE * width, SCALE * height)
        self.axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
        self.axes.set_axis_off()

    def disk(self, at, radius, face, edge="none"):
        patch = Circle(at, radius, facecolor=face, edgecolor=edge, lw=2, zorder=2)
        self.axes.add_patch(patch)

    def write(self, at, text, color=INK, size=13, **options):
        centered = {"ha": "center", "va": "center", "zorder": 4}
        self.axes.text(*at, text, color=color, size=size, **centered, **options)

    def captions(self, places):
        for x, y, text in places:
            self.write((x, y), text, GREY, size=11)

    def node(self, at, text, color=BLUE):
        self.disk(at, RADIUS, PAPER, color)
        self.write(at, text)

    def arrow(
        self, start, end, text="", color=GREY, along=0.35, radius=RADIUS, size=13
    ):
        """Une flèche, et ``text`` à la fraction ``along`` du trajet."""
        start, end = np.array(start), np.array(end)
        edge = radius * (end - start) / np.hypot(*(end - start))
        style = {"arrowstyle": "-|>", "color": color, "lw": 1.2, "shrinkA": 0}
        self.axes.annotate("", end - edge, start + edge, arrowprops=style)
        if text:
            background = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
            self.write(
                start + along * (end - start), text, color, size, bbox=background
            )

    def perceptron(self, inputs, total, output):
        """Les entrées, dont la dernière vaut 1, la somme, l’activation, la sortie."""
        activation = (np.mean([total[0], output[0]]), total[1])
        *weighted, one = inputs
        for k, at in enumerate(weighted, start=1):
            self.arrow(at, total, f"$w_{k}$")
            self.node(at, f"$x_{k}$")
        self.arrow(one, total, "$b$", ORANGE)
        self.node(one, "1", ORANGE)
        self.arrow(total, activation, "$z$", along=0.5)
        self.arrow(activation, output)
        self.node(total, "$\\Sigma$", PURPLE)
        self.node(activation, "$\\varphi$", PURPLE)
        self.node(output, "$\\hat{y}$", GREEN)


def _column(x, size, height, spacing):
    """Les centres de ``size`` nœuds empilés en ``x``, de haut en bas."""
    y = height / 2 + spacing * ((size - 1) / 2 - np.arange(size))
    return [(x, value) for value in y]


def network_diagram(layers, weights=False, bias=False, captions=(), spacing=0.85):
    """Un réseau, donné par ses ``layers`` : le texte de chaque nœud de chaque couche.

    ``weights`` : écrit w_ij sur chaque flèche, de l’entrée j au perceptron i.
    ``bias`` : ajoute à la première couche l’entrée 1, de poids b_i. ``captions`` :
    le nom de chaque couche.
    """
    first, *others, last = layers
    layers = [[*first, "1"] if bias else first, *others, last]
    gap = 3 if weights else 2.2
    height = spacing * max(map(len, layers)) + 0.4
    diagram = Diagram(gap * (len(layers) - 1) + 1.9, height + 0.5 * bool(captions))
    columns = [
        _column(0.95 + gap * k, len(texts), height, spacing)
        for k, texts in enumerate(layers)
    ]
    one = columns[0][-1] if bias else None
    for before, after in pairwise(columns):
        for j, start in enumerate(before, start=1):
            for i, end in enumerate(after, start=1):
                name = f"$b_{{{i}}}$" if start is one else f"$w_{{{i}{j}}}$"
                color = ORANGE if start is one else GREY
                diagram.arrow(start, end, name if weights else "", color, along=0.3)
    colors = [BLUE, *[PURPLE] * len(others), GREEN]
    for column, texts, color in zip(columns, layers, colors):
        for at, text in zip(column, texts):
            diagram.node(at, text, ORANGE if at is one else color)
    diagram.captions((c[0][0], height + 0.25, t) for c, t in zip(columns, captions))
    return diagram.figure


def perceptron_diagram():
    """Le perceptron : entrées pondérées, somme, biais, activation, sortie."""
    diagram = Diagram(7.2, 3.9)
    diagram.perceptron(_column(0.5, 4, 3.5, 0.95), (3.2, 1.75), (6.6, 1.75))
    names = {0.5: "entrées", 1.75: "poids", 3.2: "somme", 4.9: "activation"}
    diagram.captions((x, 3.7, name) for x, name in (names | {6.6: "sortie"}).items())
    return diagram.figure


def neuron_diagram():
    """Un neurone biologique et, dessous, le perceptron qui en reprend la forme."""
    diagram, soma, tail = Diagram(7.2, 6.2), 2.3 + 4.6j, 5.4 + 4.6j

    def branch(start, step, depth, width):
        """Un trait, dans le plan complexe, qui se divise en deux ``depth`` fois."""
        x, y = np.real([start, start + step]), np.imag([start, start + step])
        diagram.axes.plot(x, y, color=BLUE, lw=width, solid_capstyle="round")
        for angle in (-0.5, 0.5) if depth else ():
            turned = 0.62 * step * np.exp(1j * angle)
            branch(start + step, turned, depth - 1, 0.6 * width)

    for angle in np.radians([110, 145, 180, 215, 250]):
        branch(soma, 0.85 * np.exp(1j * angle), depth=2, width=5)
    branch(soma, tail - soma, depth=0, width=5)
    for angle in (-0.6, 0, 0.6):
        branch(tail, 0.6 * np.exp(1j * angle), depth=1, width=3)
    for x in np.linspace(3.25, 4.85, 4):
        sheath = Ellipse((x, 4.6), 0.42, 0.24, facecolor=PALE, edgecolor=GREY, zorder=2)
        diagram.axes.add_patch(sheath)
    diagram.disk((2.3, 4.6), 0.48, BLUE)
    diagram.disk((2.3, 4.6), 0.18, PALE)
    diagram.captions([(0.6, 5.85, "dendrites"), (3.2, 5.25, "corps cellulaire")])
    diagram.captions([(4.05, 4.25, "axone"), (6.3, 5.5, "synapses")])
    diagram.perceptron(_column(0.75, 3, 2.7, 0.95), (2.3, 1.35), (6.3, 1.35))
    return diagram.figure
