"""Chaque figure dessine ce qu’on lui donne, en un SVG toujours identique."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from matplotlib.testing.compare import compare_images
from PIL import Image

from lib.figures import palette, style
from tests.lib.drawings import FIGURES


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_looks_as_it_did(name, tmp_path):
    """L’échec nomme l’image dessinée : elle devient la référence si on la préfère."""
    expected, drawn = Path(__file__).parent / "figures", tmp_path / f"{name}.png"
    FIGURES[name]().savefig(drawn, dpi=80)
    assert compare_images(expected / drawn.name, drawn, tol=0.1) is None


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
@pytest.mark.filterwarnings("error")
def test_a_figure_is_the_same_svg_each_time(draw):
    svg = draw()._repr_svg_()
    assert svg.startswith("<?xml") and "<dc:date>" not in svg
    assert svg == draw()._repr_svg_()


def test_colors_follow_the_theme_of_the_page(monkeypatch):
    monkeypatch.setattr(style, "LIGHT", {"a": "#111111", "b": "#222222"})
    monkeypatch.setattr(style, "DARK", {"a": "#eeeeee", "b": "#dddddd"})
    svg = '<svg><defs/><path fill="#222222"/><defs>1</defs><defs>2</defs></svg>'
    assert style.follow_theme(svg) == (
        '<svg><defs/><path fill="var(--b)"/>'
        "<style>:root{--b:#222222;}"
        "@media (prefers-color-scheme: dark){:root{--b:#dddddd;}}</style>"
        "<defs>1</defs><defs>2</defs></svg>"
    )


def test_an_image_is_tinted_in_the_dark_theme():
    svg = FIGURES["weights"]()._repr_svg_()
    names = re.findall(r'<image [^>]*id="([^"]*)"', svg)
    assert names == ["orange-0", "blue-0", "orange-1", "blue-1"]
    light, dark = svg.split("@media", 1)
    for name in ("orange", "blue"):
        assert f"--{name}:{palette.LIGHT[name]};" in light
        assert f"--{name}:{palette.DARK[name]};" in dark
        assert f'image[id^="{name}-"]{{filter:url(#{name})}}' in dark
        assert f'<filter id="{name}"' in dark


def test_a_surface_has_150_dots_an_inch():
    svg = FIGURES["surface"]()._repr_svg_()
    (image,) = re.findall(r"<image[^>]*>", svg)
    png = b64decode(re.search(r"base64,\s*([^\"]+)", image)[1])
    width = float(re.search(r' width="([\d.]+)"', image)[1])
    assert 72 * Image.open(BytesIO(png)).width / width == pytest.approx(150, abs=0.2)
