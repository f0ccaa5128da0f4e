"""Les caractères du papier : chaque graisse dans son fichier.

Chromium range une police variable dans un PDF comme une suite de dessins (Type 3), que
les lecteurs affichent moins bien. Une graisse seule y reste une vraie police.
"""

from itertools import product
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from web.pages.fonts import FILES

FAMILIES = {"Source Serif 4": "source-serif-4", "Source Code Pro": "source-code-pro"}
# Les alphabets dont le livre se sert : ce que chacun couvre, et ses graisses.
ALPHABETS = {
    "latin": ("U+0-FF, U+131, U+152-153, U+2000-22FF", (400, 650)),
    "latin-ext": ("U+100-2FF", (400,)),
    "greek": ("U+370-3FF", (400,)),
}
STYLES = ("normal", "italic")
THIN, NARROW = 0x2009, 0x202F


def instance(source: Path, weight: int, written: Path) -> None:
    """Une graisse d’une police variable, où l’espace fine insécable a un dessin."""
    font = TTFont(source, recalcTimestamp=False)
    for table in font["cmap"].tables:
        if 0x20 in table.cmap:
            thin = table.cmap.get(THIN, table.cmap[0x20])
            table.cmap.setdefault(NARROW, thin)
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.flavor = None
    font.save(written)


def faces(root: Path, kept: Path) -> str:
    """Écrit les polices dans ``kept``, si elles n’y sont pas ; rend leur css."""
    kept.mkdir(parents=True, exist_ok=True)
    css = ""
    for family, package in FAMILIES.items():
        for alphabet, style in product(ALPHABETS, STYLES):
            covered, weights = ALPHABETS[alphabet]
            source = root / FILES.format(package, alphabet, style)
            newest = max(source.stat().st_mtime, Path(__file__).stat().st_mtime)
            for weight in weights:
                written = kept / f"{package}-{alphabet}-{style}-{weight}.ttf"
                if not written.exists() or written.stat().st_mtime < newest:
                    instance(source, weight, written)
                css += (
                    f'@font-face{{font-family:"{family}";font-style:{style};'
                    f"font-weight:{weight};unicode-range:{covered};"
                    f'src:url("{kept.name}/{written.name}")}}\n'
                )
    return css
