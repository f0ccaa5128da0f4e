"""Chaque figure dessine ce qu’on lui donne, en un SVG toujours identique."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.testing.compare import compare_images
from PIL import Image

from lib import figures
from lib.figures import style
from lib.source import source


def texts(figure):
    found = [t.get_text() for axes in figure.axes for t in axes.texts]
    return found + [axes.get_title() for axes in figure.axes]


def bowl(w, b=1.0):
    return (w - 2) ** 2 + (b - 1) ** 2


def grid():
    w, b = np.meshgrid(np.linspace(0, 4, 41), np.linspace(-1, 3, 41))
    return w, b, bowl(w, b)


def xor():
    points = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    return {
        "a": (points, lambda P: P[:, 0] - 0.4, ()),
        "b": (points, None, [[(0, 0), (1, 0.5), (1, 1)]]),
    }


def waves():
    tiles = (np.eye(2), lambda P: np.sin(9 * P).prod(axis=1), ())
    return {"seul": tiles}


def scores():
    z = np.array([-2.5, 0, 0, 0, 0, 1.25, 0, 0, 0, 0])
    return z, np.exp(z) / np.exp(z).sum()


def percents():
    shares = np.diag(np.full(10, 95.5))
    shares[3, 5], shares[5, 3] = 4.5, 2.25
    return shares


FIGURES = {
    "curves": lambda: figures.curves(
        {"a": ([0, 1, 2], [2, 5, 3]), "b": ([0, 1, 2], [4, 3, 1])}, "x", "y"
    ),
    "log": lambda: figures.curves({"a": ([1, 9], [1, 9])}, "x", "y", log_y=True),
    "regression": lambda: figures.regression(
        np.array([0.25, 0.5]), np.array([1, 3]), {"f": (2, 1), "g": (0, 2)}, "f"
    ),
    "line": lambda: figures.regression(np.array([1]), np.array([2]), {"f": (2, 1)}),
    "parabola": lambda: figures.cost_curve(bowl, (0, 4)),
    "surface": lambda: figures.cost_surface(*grid()),
    "map": lambda: figures.cost_map(*grid(), {"a": [(0, 0), (1, 1), (5, 1)]}, (2, 1)),
    "cost": lambda: figures.cost_curve(np.cosh, (-1, 2), [2, 1], tangent_at=0.7),
    "bars": lambda: figures.bars({"t": [0.5, 1.5], "u": [2, -1]}, ["a", "b"], "y"),
    "dots": lambda: figures.dots({"a": [1, 2], "b": [3]}, "x"),
    "planes": lambda: figures.planes(xor(), np.array([0, 1, 1, 0])),
    "plane": lambda: figures.planes(waves(), np.array([0, 1])),
    "three": lambda: figures.planes(
        dict.fromkeys("abc", (np.eye(2), None, ())), np.array([0, 1])
    ),
    "network": lambda: figures.network_diagram([["", ""], [""]], captions=["e", "s"]),
    "weighted": lambda: figures.network_diagram(
        [["$x_1$", "$x_2$"], ["$h_1$", "$h_2$"], ["$z_1$"]], weights=True, bias=True
    ),
    "cover": figures.cover,
    "perceptron": figures.perceptron_diagram,
    "neuron": figures.neuron_diagram,
    "digit": lambda: figures.image_grid(np.eye(1, 784), columns=1),
    "digits": lambda: figures.image_grid(np.linspace(0, 9, 7 * 784).reshape(7, 784)),
    "pixels": lambda: figures.pixel_values(np.array([[0, 128], [129, 255]])),
    "unrolled": lambda: figures.unrolled_network(np.linspace(0, 1, 784), digit=5),
    "reading": lambda: figures.reading(np.eye(28).ravel(), *scores()),
    "confusion": lambda: figures.confusion_matrix(percents()),
    "weights": lambda: figures.image_grid(
        np.linspace(-3, 1, 2 * 784).reshape(2, 784), ["a", "b"], signed=True
    ),
}


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
    monkeypatch.setattr(style, "DARK", {"#111111": "#eeeeee", "#222222": "#dddddd"})
    svg = '<svg><defs/><path fill="#222222"/><defs>1</defs><defs>2</defs></svg>'
    assert style.follow_theme(svg) == (
        '<svg><defs/><path fill="var(--c1)"/>'
        "<style>:root{--c0:#111111;--c1:#222222;}"
        "@media (prefers-color-scheme: dark)"
        "{:root{--c0:#eeeeee;--c1:#dddddd;}}</style>"
        "<defs>1</defs><defs>2</defs></svg>"
    )


def test_a_surface_has_150_dots_an_inch():
    svg = FIGURES["surface"]()._repr_svg_()
    (image,) = re.findall(r"<image[^>]*>", svg)
    png = b64decode(re.search(r"base64,\s*([^\"]+)", image)[1])
    width = float(re.search(r' width="([\d.]+)"', image)[1])
    assert 72 * Image.open(BytesIO(png)).width / width == pytest.approx(150, abs=0.2)


def test_curves_are_named_at_their_ends_without_overlap():
    series = {"a": ([0, 1], [0, 1]), "b": ([0, 1], [0, 1]), "c": ([0, 1], [1, 0])}
    axes = figures.curves(series, "époque", "coût").axes[0]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("époque", "coût")
    heights = sorted(text.get_position()[1] for text in axes.texts)
    assert {text.get_text() for text in axes.texts} == set(series)
    assert np.diff(heights).min() > 0.06


def test_a_regression_shows_points_line_and_residuals():
    X, y = np.array([[0.25], [0.5]]), np.array([[1.0], [2.0]])
    axes = figures.regression(X, y, {"f": (2, 1)}, residuals="f").axes[0]
    assert axes.lines[0].get_ydata().tolist() == [1, 3]
    residuals, points = axes.collections
    assert points.get_offsets().tolist() == [[0.25, 1], [0.5, 2]]
    assert [s[:, 1].tolist() for s in residuals.get_segments()] == [[1.5, 1], [2, 2]]


def test_a_cost_curve_shows_each_step_and_the_tangent():
    axes = figures.cost_curve(bowl, (0, 4), [0, 1, 3], tangent_at=0.5).axes[0]
    _, steps, tangent, _ = axes.lines
    assert steps.get_xydata().tolist() == [[0, 4], [1, 1], [3, 1]]
    x, y = tangent.get_data()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(2 * (0.5 - 2))


def test_a_map_shows_its_paths_and_minimum():
    axes = figures.cost_map(*grid(), {"a": [(0, 0), (1, 1)]}, (2, 1)).axes[0]
    path, minimum = axes.lines
    assert path.get_xydata().tolist() == [[0, 0], [1, 1]]
    assert minimum.get_xydata().tolist() == [[2, 1]]
    assert texts(axes.figure)[0] == "a"


def test_bars_are_named_and_written_with_a_decimal_comma():
    figure = figures.bars({"t": [0.2424, 1.0]}, ["a", "b"], "y")
    assert texts(figure) == ["0,242", "1", "t"]
    names = [tick.get_text() for tick in figure.axes[0].get_xticklabels()]
    assert names == ["a", "b"]


def test_ticks_have_a_decimal_comma():
    axes = figures.curves({"a": ([0, 1], [0, 0.5])}, "x", "y").axes[0]
    assert any(
        "0,2" in tick
        for tick in axes.yaxis.get_major_formatter().format_ticks([0.2, 0.4])
    )


def test_dots_show_each_value_and_the_mean():
    axes = figures.dots({"a": [1, 2, 6], "b": [4]}, "x").axes[0]
    values, mean, _, _ = axes.lines
    assert values.get_xydata().tolist() == [[1, 0], [2, 0], [6, 0]]
    assert mean.get_xdata().tolist() == [3, 3]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["a", "b"]


def test_a_plane_shows_its_classes_its_border_and_its_lines():
    first, second = figures.planes(xor(), np.array([0, 1, 1, 0]), "xh").axes
    assert (first.get_xlabel(), second.get_ylabel()) == ("$x_1$", "$h_2$")
    zeros, ones = first.lines
    assert zeros.get_xydata().tolist() == [[0, 0], [1, 1]]
    assert ones.get_xydata().tolist() == [[0, 1], [1, 0]]
    border = first.collections[-1].get_paths()[0].vertices
    assert border[:, 0] == pytest.approx(np.full(len(border), 0.4))
    assert second.lines[0].get_xydata().tolist() == [[0, 0], [1, 0.5], [1, 1]]
    assert not second.collections


def test_three_planes_leave_the_fourth_place_empty():
    panels = dict.fromkeys("abc", (np.eye(2), None, ()))
    axes = figures.planes(panels, np.array([0, 1])).axes
    assert [panel.axison for panel in axes] == [True, True, True, False]


def test_the_paths_of_the_cover_go_towards_the_minimum_of_the_document():
    axes = figures.cover().axes[0]
    *paths, star = axes.lines
    assert star.get_xydata().tolist() == [[2, 1]]
    for path in paths:
        assert path.get_xydata()[0] == pytest.approx([0.4967, -0.1383], abs=1e-4)
        before, after = path.get_xydata()[[0, -1]] - (2, 1)
        assert np.hypot(*after) < 0.2 * np.hypot(*before)


def test_a_network_names_its_weights_and_biases():
    names = [["$x_1$", "$x_2$"], ["$z_1$", "$z_2$"]]
    drawn = texts(figures.network_diagram(names, weights=True, bias=True))
    weights = {f"$w_{{{i}{j}}}$" for i in (1, 2) for j in (1, 2)}
    assert weights | {"$b_{1}$", "$b_{2}$", "1", *names[0], *names[1]} <= set(drawn)


def test_images_share_one_scale():
    images = np.zeros((2, 784))
    images[1] = -3
    first, second = figures.image_grid(images, columns=2, signed=True).axes
    assert first.images[0].get_clim() == second.images[0].get_clim() == (-3, 3)
    assert second.images[0].get_array()[0, 0] == -3


def shades(axes):
    """La couleur et la force de chaque case, par place (ligne, colonne)."""
    found = {}
    for cells in axes.collections:
        for path, color in zip(cells.get_paths(), cells.get_facecolor()):
            x, y = path.vertices[:4].mean(axis=0)
            found[round(y), round(x)] = to_hex(color), round(float(color[3]), 3)
    return found


def test_pixels_are_written_in_their_shade():
    axes = FIGURES["pixels"]().axes[0]
    assert [t.get_text() for t in axes.texts] == ["0", "128", "129", "255"]
    strength = {place: alpha for place, (_, alpha) in shades(axes).items()}
    assert strength == {(0, 1): 0.502, (1, 0): 0.506, (1, 1): 1}


def test_an_unrolled_image_is_linked_to_the_ten_scores():
    diagram, square = FIGURES["unrolled"]().axes
    names = {f"$z_{k}$" for k in range(10)} | {"$x_{0}$", "$x_{783}$"}
    assert names <= {t.get_text() for t in diagram.texts}
    followed = [line for line in diagram.lines if line.get_color() == style.BLUE]
    assert len(diagram.lines) == 10 * len(followed) == 80
    assert len(shades(square)) == 783


def test_a_reading_shows_the_image_its_scores_and_its_probabilities():
    square, left, right = FIGURES["reading"]().axes
    assert set(shades(square)) == {(k, k) for k in range(28)}
    assert [bar.get_width() for bar in left.patches] == list(scores()[0])
    assert [bar.get_width() for bar in right.patches] == list(scores()[1])
    assert [t.get_text() for t in left.texts][::5] == ["−2,5", "1,2"]
    assert right.texts[5].get_text() == "0,302"
    assert right.texts[5].get_color() == style.BLUE != right.texts[0].get_color()


def test_a_confusion_matrix_shades_its_errors():
    axes = FIGURES["confusion"]().axes[0]
    cells = shades(axes)
    assert cells[3, 3] == (style.BLUE, 0.35)
    assert cells[3, 5] == (style.ORANGE, 0.55) and cells[5, 3][1] == 0.275
    assert len(cells) == 12
    written = {t.get_position(): t.get_text() for t in axes.texts}
    assert (written[5, 3], written[3, 5], written[3, 3]) == ("4,5", "2,2", "96")


def test_source_shows_the_code_that_runs():
    assert (
        source(texts, bowl).data
        == """```python
# lib/test_figures.py

def texts(figure):
    found = [t.get_text() for axes in figure.axes for t in axes.texts]
    return found + [axes.get_title() for axes in figure.axes]


# lib/test_figures.py

def bowl(w, b=1.0):
    return (w - 2) ** 2 + (b - 1) ** 2
```"""
    )
