"""Les caractères du livre, réduits à ceux qu’il emploie.

``python -m web.pages.fonts`` refait la police des figures, ``lib/figures/serif.ttf``.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[2]
FILES = "node_modules/@fontsource-variable/{0}/files/{0}-{1}-wght-{2}.woff2"
FACES = {
    "serif.woff2": FILES.format("source-serif-4", "latin", "normal"),
    "serif-italic.woff2": FILES.format("source-serif-4", "latin", "italic"),
    "code.woff2": FILES.format("source-code-pro", "latin", "normal"),
}
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u202f«»‹›“”‘’–—…·•°²³×±−→←↑↓€§©"
    + "ÀÂÄÆÇÉÈÊËÎÏÔŒÙÛÜŸàâäæçéèêëîïôœùûüÿñóöøåáíú"
)


def reduced(path: Path, weights: float | tuple[float, float]) -> TTFont:
    """La police ``path``, réduite à CHARACTERS et aux graisses ``weights``."""
    font = TTFont(path, recalcTimestamp=False)
    for table in font["cmap"].tables:
        if 0x2009 in table.cmap:
            table.cmap.setdefault(0x202F, table.cmap[0x2009])
    options = subset.Options(layout_features=["kern", "liga", "ccmp", "locl", "mark"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    return instantiateVariableFont(font, {"wght": weights})


def write_web_fonts(source: Path, kept: Path, target: Callable[[str], Path]) -> None:
    """Écrit les polices des pages là où dit ``target``, et les garde dans ``kept``."""
    kept.mkdir(parents=True, exist_ok=True)
    for name, origin in FACES.items():
        path, written = source / origin, kept / name
        newest = max(path.stat().st_mtime, Path(__file__).stat().st_mtime)
        if not written.exists() or written.stat().st_mtime < newest:
            unfinished = kept / f"{name}.unfinished"
            reduced(path, (400, 700)).save(unfinished)
            unfinished.replace(written)
        shutil.copy(written, target(f"_static/fonts/{name}"))


if __name__ == "__main__":
    regular = reduced(ROOT / FACES["serif.woff2"], 400)
    regular.flavor = None
    regular.save(ROOT / "lib/figures/serif.ttf")
