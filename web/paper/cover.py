"""La couverture du livre numérique."""

import textwrap
from typing import IO

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from lib.figures.cover import landscape
from lib.figures.palette import GREY, INK, ORANGE


def write_cover(title: str, origin: str, written: IO[bytes]) -> None:
    """Dessine la couverture, 1 200 × 1 800 points."""
    figure = Figure(figsize=(12, 18), dpi=100)
    landscape(figure.add_axes((0.06, 0.2, 0.88, 0.36)))
    lines = "\n".join(textwrap.wrap(title, 18))
    figure.text(0.1, 0.88, lines, size=76, va="top", linespacing=1.1, color=INK)
    figure.text(0.1, 0.08, origin, size=26, color=GREY)
    figure.add_artist(Line2D([0.1, 0.9], [0.92, 0.92], color=ORANGE, linewidth=8))
    figure.savefig(written, format="png", metadata={"Software": None})
