"""Une couleur n’est écrite qu’en un lieu, et s’y lit sur le papier."""

import re
from itertools import product
from pathlib import Path

import pytest

from lib.figures.palette import COLORS, DARK, LIGHT
from web.pages.palette import logo, palette_css

ROOT = Path(__file__).parents[1]
CODE = {".py", ".js", ".css", ".html", ".svg"}
LITERAL = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{3,4}){1,2}\b|\brgba?\(\s*\d+[ ,]+\d")
# Le papier de l’imprimante, l’opacité de l’encre d’un dessin.
ALLOWED = {
    ("web/pages/theme/paper.css", "#fff"),
    ("web/explorables/parts/pad.js", "rgb(0 0"),
}


def literals():
    for folder in ("lib", "web", "bench"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            generated = "node_modules" in name or name.startswith("bench/growth-")
            if path.suffix in CODE and not generated:
                for found in LITERAL.findall(path.read_text("utf-8")):
                    yield name, found


def test_a_color_is_chosen_in_the_palette_only():
    found = set(literals())
    home = "lib/figures/palette.py"
    assert {name for name, _ in found} >= {home}
    assert {pair for pair in found if pair[0] != home} <= ALLOWED


def luminance(color):
    shares = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["clair", "sombre"])
def test_every_ink_reads_on_every_paper(colors):
    inks = set(COLORS) - {"paper", "surface", "rule", "mark"}
    for ink, paper in product(inks, ("paper", "surface")):
        assert contrast(colors[ink], colors[paper]) >= 4.5, (ink, paper)


def test_the_pages_and_the_logo_get_their_colors():
    for name, (light, dark) in COLORS.items():
        assert f"--{name}:light-dark({light},{dark});" in palette_css()
    used = set(re.findall(r"var\(--(\w+)\)", logo()))
    assert used == {"ink", "blue", "orange"}
    for name in used:
        assert f"--{name}:{LIGHT[name]};" in logo()
        assert f"--{name}:{DARK[name]};" in logo()
