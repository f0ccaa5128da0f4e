"""La palette, la police et le style communs à toutes les figures du livre."""

import io
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

# Chaque couleur et, dans le même ordre, celle qui la remplace en thème sombre.
PAPER, INK, GREY, PALE = "#fdfcfa", "#22303c", "#5b6873", "#dfe2e3"
BLUE, ORANGE, GREEN, PURPLE, BROWN = (
    "#1f6fb2",
    "#c2500a",
    "#17724f",
    "#7a4fb5",
    "#8a6d1d",
)
CYCLE = (BLUE, ORANGE, GREEN, PURPLE, BROWN)
DARK = {
    PAPER: "#15191e",
    INK: "#e4e1da",
    GREY: "#a2abb3",
    PALE: "#343c45",
    BLUE: "#74b3e8",
    ORANGE: "#f0965a",
    GREEN: "#5fc49c",
    PURPLE: "#b99cec",
    BROWN: "#d2b35f",
}

font_manager.fontManager.addfont(Path(__file__).with_name("serif.ttf"))
STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": GREY,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.prop_cycle": matplotlib.cycler(color=CYCLE),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 11,
    "axes.titlecolor": INK,
    "figure.facecolor": PAPER,
    "font.family": ["Source Serif 4", "DejaVu Sans"],
    "font.size": 11,
    "grid.color": PALE,
    "mathtext.fontset": "cm",
    "svg.hashsalt": "livre",
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    **{f"axes3d.{axis}axis.panecolor": (0, 0, 0, 0) for axis in "xyz"},
}
matplotlib.rcParams.update(STYLE)


def follow_theme(svg):
    """Le SVG dont les couleurs suivent le thème, clair ou sombre, de la page."""
    light, dark = "", ""
    for number, color in enumerate(DARK):
        svg = svg.replace(color, f"var(--c{number})")
        light += f"--c{number}:{color};"
        dark += f"--c{number}:{DARK[color]};"
    theme = "@media (prefers-color-scheme: dark)"
    style = f"<style>:root{{{light}}}{theme}{{:root{{{dark}}}}}</style>"
    return svg.replace("<defs>", style + "<defs>", 1)


class BookFigure(Figure):
    """Une figure qui s’affiche en SVG, identique d’une exécution à l’autre."""

    def _repr_svg_(self):
        buffer = io.StringIO()
        self.savefig(buffer, format="svg", metadata={"Date": None}, dpi=150)
        return follow_theme(buffer.getvalue())


class FrenchFormatter(ScalarFormatter):
    """Les graduations ordinaires, avec une virgule décimale."""

    def __call__(self, x, pos=None):
        return super().__call__(x, pos).replace(".", ",")


def new_axes(width=5.2, height=3.4, **subplots):
    """Une figure vide, de ``width`` × ``height`` pouces, et ses axes."""
    figure = BookFigure(figsize=(width, height), layout="constrained")
    axes = figure.subplots(**subplots)
    for panel in np.ravel(axes):
        panel.xaxis.set_major_formatter(FrenchFormatter())
        panel.yaxis.set_major_formatter(FrenchFormatter())
    return figure, axes
