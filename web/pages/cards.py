"""Les cartes que montrent les réseaux sociaux, une par page."""

import textwrap
from pathlib import Path

from markupsafe import Markup
from matplotlib.figure import Figure

from lib.figures.cover import landscape
from lib.figures.palette import GREY

BOOK = "Les bases de l’apprentissage profond"


def write_card(title: str, path: Path) -> None:
    """Dessine la carte de la page ``title``, 1 200 × 630 points, dans ``path``."""
    figure = Figure(figsize=(12, 6.3), dpi=100)
    landscape(figure.add_axes((0.56, 0.05, 0.42, 0.9)))
    words = Markup(title).striptags().replace("$", r"\$")
    lines = "\n".join(textwrap.wrap(words, 20))
    figure.text(0.06, 0.62, lines, size=44, va="center", linespacing=1.1)
    if title != BOOK:
        figure.text(0.06, 0.1, BOOK, size=22, color=GREY)
    figure.savefig(path, metadata={"Software": None})
