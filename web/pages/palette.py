"""Les couleurs de ``lib.figures.palette``, pour les pages et le logo."""

from pathlib import Path

from lib.figures.palette import COLORS, DARK, LIGHT, declarations

LOGO = Path(__file__).parent / "theme" / "logo.svg"


def palette_css() -> str:
    """Les couleurs en propriétés css, qui suivent le thème de la page."""
    pairs = {
        name: f"light-dark({light},{dark})" for name, (light, dark) in COLORS.items()
    }
    return f":root{{{declarations(pairs)}}}"


def logo() -> str:
    """Le logo, dont les couleurs suivent le thème du système."""
    drawing = LOGO.read_text("utf-8")
    light, dark = (
        declarations({name: colors[name] for name in COLORS if f"--{name})" in drawing})
        for colors in (LIGHT, DARK)
    )
    theme = f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return drawing.replace("<style/>", f"<style>:root{{{light}}}{theme}</style>")
