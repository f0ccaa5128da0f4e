"""Les courbes, les cartes, les barres et les plans."""

import numpy as np
import pytest

from lib import figures
from tests.lib.drawings import bowl, grid, texts, xor


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
