"""Les figures du coût et des lots : des carrés, des cloches, des flèches, des cases."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from lib import figures
from lib.figures.style import ORANGE

X, Y = np.array([0.25, 1]), np.array([1, 2])
LINE = (0.5, 0.25)
GAPS = Y - (LINE[0] * X + LINE[1])


def grid():
    w, b = np.meshgrid(np.linspace(0, 4, 41), np.linspace(-1, 3, 41))
    return w, b, (w - 2) ** 2 + 2 * (b - 1) ** 2


def area(polygon):
    """L’aire d’un polygone, par la formule du lacet."""
    x, y = np.transpose(polygon)
    return abs(x @ np.roll(y, 1) - y @ np.roll(x, 1)) / 2


def test_each_square_has_the_area_that_it_bears():
    axes = figures.squares(X, Y, LINE).axes[0]
    assert axes.get_aspect() == 1
    for patch, text, gap in zip(axes.patches, axes.texts, GAPS):
        assert area(patch.get_xy()[:4]) == pytest.approx(gap**2)
        assert text.get_text() == f"{gap**2:.2f}".replace(".", ",")


def test_a_square_stands_on_its_gap():
    axes = figures.squares(X, Y, LINE).axes[0]
    sides = [line.get_xydata() for line in axes.lines[1:]]
    for (low, high), x, y in zip(sides, X, Y):
        assert low.tolist() == [x, LINE[0] * x + LINE[1]] and high.tolist() == [x, y]


def test_a_bell_is_a_density_and_its_segment_the_density_of_the_example():
    axes = figures.bells(X, Y, LINE, spread=0.5, scale=0.3).axes[0]
    for k, x in enumerate(X):
        _, bell, segment = axes.lines[1 + 3 * k : 4 + 3 * k]
        width, height = bell.get_data()
        assert np.trapezoid((width - x) / 0.3, height) == pytest.approx(1, abs=2e-3)
        start, end = segment.get_xydata()
        density = np.interp(Y[k], height, (width - x) / 0.3)
        assert start.tolist() == [x, Y[k]] and end[1] == Y[k]
        assert (end[0] - x) / 0.3 == pytest.approx(density, abs=1e-3)


def test_a_gradient_is_drawn_from_its_point_at_a_right_angle_to_its_tangent():
    arrows = {(1, 0): (-2, -4), (3, 1): (2, 0)}
    axes = figures.gradient_map(*grid(), [1, 3], (2, 1), arrows).axes[0]
    assert axes.get_aspect() == 1
    assert axes.lines[0].get_xydata().tolist() == [[2, 1]]
    drawn = [text for text in axes.texts if hasattr(text, "arrow_patch")]
    tangents = axes.lines[1::2]
    for arrow, tangent, (point, vector) in zip(drawn, tangents, arrows.items()):
        assert tuple(arrow.xyann) == point
        assert np.subtract(arrow.xy, point) == pytest.approx(vector)
        start, end = tangent.get_xydata()
        assert (end - start) @ vector == pytest.approx(0)
        assert (start + end) / 2 == pytest.approx(point)


def test_a_level_line_bears_its_cost():
    axes = figures.gradient_map(*grid(), [0.5, 2], (2, 1), {}).axes[0]
    assert {text.get_text() for text in axes.texts} == {"0,5", "2"}


def test_the_axes_of_a_valley_cross_at_its_minimum_and_are_named():
    directions = {"a": (0.6, 0.8), "b": (-0.8, 0.6)}
    axes = figures.valley_axes(*grid(), [1], (2, 1), directions).axes[0]
    for line, direction in zip(axes.lines[1:], directions.values()):
        start, end = line.get_xy1(), line.get_xy2()
        assert tuple(start) == (2, 1)
        assert np.subtract(end, start) == pytest.approx(direction)
    assert {"a", "b"} < {text.get_text() for text in axes.texts}


def test_a_strip_has_a_box_for_each_example_and_a_triangle_for_each_update():
    axes = figures.batches([[[3, 1], [0]], [[2, 0], [1]]]).axes[0]
    assert [t.get_text() for t in axes.texts] == [
        *("époque 1", "3", "1", "0"),
        *("époque 2", "2", "0", "1"),
    ]
    colors = [to_hex(box.get_facecolor()) for box in axes.patches]
    assert colors[0] == colors[1] != colors[2] == ORANGE
    assert [line.get_xdata()[0] for line in axes.lines] == [2, 3, 2, 3]
