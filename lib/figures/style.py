"""La palette et le style communs à toutes les figures du livre."""

import io

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

INK, GREY, PALE = "#22303c", "#6b7883", "#dde3e8"
BLUE, ORANGE, GREEN, PURPLE, BROWN = (
    "#1f6fb2",
    "#c2500a",
    "#1b7f5c",
    "#7a4fb5",
    "#8a6d1d",
)
CYCLE = (BLUE, ORANGE, GREEN, PURPLE, BROWN)

STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.prop_cycle": matplotlib.cycler(color=CYCLE),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 11,
    "font.size": 11,
    "grid.color": PALE,
    "svg.hashsalt": "livre",
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
}


class BookFigure(Figure):
    """Une figure qui s’affiche en SVG, identique d’une exécution à l’autre."""

    def _repr_svg_(self):
        buffer = io.StringIO()
        with matplotlib.rc_context(STYLE):
            self.savefig(buffer, format="svg", metadata={"Date": None}, dpi=150)
        return buffer.getvalue()


class FrenchFormatter(ScalarFormatter):
    """Les graduations ordinaires, avec une virgule décimale."""

    def __call__(self, x, pos=None):
        return super().__call__(x, pos).replace(".", ",")


def new_axes(width=6.4, height=4.0, **subplots):
    """Une figure vide, de ``width`` × ``height`` pouces, et ses axes."""
    with matplotlib.rc_context(STYLE):
        figure = BookFigure(figsize=(width, height), layout="constrained")
        axes = figure.subplots(**subplots)
        for panel in np.ravel(axes):
            panel.xaxis.set_major_formatter(FrenchFormatter())
            panel.yaxis.set_major_formatter(FrenchFormatter())
        return figure, axes
