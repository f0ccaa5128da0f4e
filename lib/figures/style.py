"""Les couleurs, la police et le style communs à toutes les figures du livre."""

import io
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

from ..numbers import french
from .palette import (
    BLUE,
    BROWN,
    CYCLE,
    DARK,
    GREEN,
    GREY,
    INK,
    LIGHT,
    ORANGE,
    PALE,
    PAPER,
    PURPLE,
    declarations,
)

__all__ = [
    "BLUE",
    "BROWN",
    "DARK",
    "GREEN",
    "GREY",
    "INK",
    "LIGHT",
    "ORANGE",
    "PALE",
    "PAPER",
    "PURPLE",
    "BookFigure",
    "follow_theme",
    "new_axes",
]

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
    "image.composite_image": False,
    "mathtext.fontset": "cm",
    "svg.hashsalt": "livre",
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    **{f"axes3d.{axis}axis.panecolor": (0, 0, 0, 0) for axis in "xyz"},
}
matplotlib.rcParams.update(STYLE)


TINT = (
    '<filter id="{0}" color-interpolation-filters="sRGB">'
    '<feFlood style="flood-color:var(--{0})"/>'
    '<feComposite in2="SourceAlpha" operator="in"/></filter>'
)


def follow_theme(svg):
    """Le SVG dont les couleurs suivent le thème, clair ou sombre, de la page.

    Une image y est d’une seule couleur, que dit son nom, plus ou moins opaque :
    en thème sombre, un filtre la teint.
    """
    used = [name for name, color in LIGHT.items() if color in svg]
    for name in used:
        svg = svg.replace(LIGHT[name], f"var(--{name})")
    tints = [name for name in LIGHT if f'id="{name}-' in svg]
    light, dark = (
        declarations({name: colors[name] for name in LIGHT if name in used + tints})
        for colors in (LIGHT, DARK)
    )
    filters = "".join(f'image[id^="{name}-"]{{filter:url(#{name})}}' for name in tints)
    style = (
        f"<style>:root{{{light}}}"
        f"@media (prefers-color-scheme: dark){{:root{{{dark}}}{filters}}}</style>"
    )
    return svg.replace("<defs>", style + "<defs>" + "".join(map(TINT.format, tints)), 1)


class BookFigure(Figure):
    """Une figure qui s’affiche en SVG, identique d’une exécution à l’autre."""

    def _repr_svg_(self):
        buffer = io.StringIO()
        self.savefig(buffer, format="svg", metadata={"Date": None}, dpi=150)
        return follow_theme(buffer.getvalue())


class FrenchFormatter(ScalarFormatter):
    """Les graduations ordinaires, avec une virgule décimale."""

    def __call__(self, x, pos=None):
        return french(super().__call__(x, pos), "")


def new_axes(width=5.2, height=3.4, **subplots):
    """Une figure vide, de ``width`` × ``height`` pouces, et ses axes."""
    figure = BookFigure(figsize=(width, height), layout="constrained")
    axes = figure.subplots(**subplots)
    for panel in np.ravel(axes):
        panel.xaxis.set_major_formatter(FrenchFormatter())
        panel.yaxis.set_major_formatter(FrenchFormatter())
    return figure, axes
