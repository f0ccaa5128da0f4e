"""La police des figures, réduite aux caractères que le livre emploie.

``python -m lib.figures.fonts`` refait ``serif.ttf`` d’après le paquet npm.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SERIF = Path(__file__).with_name("serif.ttf")
SOURCE = (
    Path(__file__).parents[2]
    / "node_modules/@fontsource-variable/source-serif-4/files"
    / "source-serif-4-latin-wght-normal.woff2"
)
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u202f«»‹›“”‘’–—…·•°²³×±−→←↑↓€§©"
    + "ÀÂÄÆÇÉÈÊËÎÏÔŒÙÛÜŸàâäæçéèêëîïôœùûüÿñóöøåáíú"
)


def reduced(path, weights):
    """La police ``path``, réduite à CHARACTERS et aux graisses ``weights``."""
    font = TTFont(path, recalcTimestamp=False)
    for table in font["cmap"].tables:
        thin = table.cmap.get(0x2009, table.cmap[0x20])
        table.cmap.setdefault(0x202F, thin)
    options = subset.Options(layout_features=["kern", "liga", "ccmp", "locl", "mark"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    return instantiateVariableFont(font, {"wght": weights})


def write_serif(path):
    """Écrit dans ``path`` la graisse ordinaire, dans un format que matplotlib lit."""
    regular = reduced(SOURCE, 400)
    regular.flavor = None
    regular.save(path)


if __name__ == "__main__":
    write_serif(SERIF)
