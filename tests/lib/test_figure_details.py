"""Ce qu’une figure montre de près : une couleur, un écart, une borne, un bord."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.transforms import Bbox

from lib import figures
from lib.figures.graph import LETTER, LINE, SHORT
from lib.figures.labels import drawn_points, name_points, outside
from lib.figures.palette import declarations
from lib.figures.style import BLUE, GREY, ORANGE, PAPER, new_axes
from tests.lib.drawings import texts


def test_an_error_has_a_decimal_below_ten():
    percents = np.full((10, 10), 0.5)
    percents[0, 1:4] = [9.96, 10, 10.4]
    shown = texts(figures.confusion_matrix(percents))
    assert shown[:4] == ["0,5", "10,0", "10", "10"]


def test_segments_take_two_colors_in_turn():
    figure = figures.segments({"un": (np.arange(5), np.arange(5))})
    *drawn, _ = figure.axes[0].lines
    assert [line.get_color() for line in drawn] == 2 * [BLUE, ORANGE]


def test_colors_are_declared_one_after_the_other():
    assert declarations({"a": "#111", "b": "#222"}) == "--a:#111;--b:#222;"


def test_an_image_in_two_colors_has_one_filter_each():
    weights = np.linspace(-1, 1, 784)[None]
    svg = figures.image_grid(weights, signed=True)._repr_svg_()
    rules = re.search(r"<style>(.*?)</style>", svg, re.DOTALL)[1]
    assert re.search(r'(image\[id\^="\w+-"\]\{filter:url\(#\w+\)\}){2}', rules)
    assert len(re.findall("<filter", svg)) == 2
    assert re.search(r"</filter>\s*<filter", svg)


def test_a_bell_stands_on_a_line_from_its_lowest_gap_to_its_highest():
    axes = figures.bells(np.array([0.0, 1]), np.array([1.0, 2]), (1, 1), 0.5, 0.3).axes
    base = axes[0].lines[1]
    assert base.get_xdata().tolist() == [0, 0]
    assert base.get_ydata() == pytest.approx([1 - 1.6, 1 + 1.6])


def test_a_box_within_its_frame_costs_nothing_and_outside_what_it_exceeds():
    frame = Bbox([[0, 0], [100, 50]])
    assert outside(Bbox([[10, 10], [20, 20]]), frame) == 0
    assert outside(Bbox([[-3, -4], [20, 20]]), frame) == 7
    assert outside(Bbox([[10, 10], [105, 56]]), frame) == 11


def test_axes_without_lines_have_no_point():
    assert drawn_points(new_axes()[1]).shape == (0, 2)


def test_a_name_lies_on_paper_above_the_curves():
    _, axes = new_axes()
    axes.plot([0, 1], [0, 1])
    name_points(axes, {"ici": ((0.5, 0.5), BLUE)})
    [name] = axes.texts
    assert to_hex(name.get_bbox_patch().get_facecolor()) == PAPER
    assert name.get_zorder() == 4


def test_a_strip_is_as_long_as_its_first_epoch():
    axes = figures.batches([[[1, 2], [3, 4]], [[1, 2, 3]]]).axes[0]
    assert axes.get_xlim() == (-2.6, 4.2)
    assert {line.get_markersize() for line in axes.lines} == {7}


def test_where_arrows_do_not_cross_slopes_are_above_the_middle():
    columns = {"x": {"a": 1.0}, "z": {"b": 2.0}, "L": {"c": 0.126}}
    figure = figures.computation_graph(columns, [[[0.7]], [[1.0]]], [[], [], []])
    axes = figure.axes[0]
    [slope] = [text for text in axes.texts if text.get_text() == "0,7"]
    start, end = (next(t for t in axes.texts if t.get_text() == w) for w in "12")
    (x, y), (u, _) = start.get_position(), end.get_position()
    assert slope.get_position() == pytest.approx(((x + u) / 2, y + LINE))
    assert "0,13" in texts(figure)
    radius = LETTER / 2 * len("0,13") + 0.06
    assert u - x == pytest.approx(2 * radius + SHORT)


def test_the_cells_of_an_unrolled_image_have_no_edge_and_its_frame_is_grey():
    square = figures.unrolled_network(np.linspace(0, 1, 784), 3).axes[1]
    assert square.collections[0].get_linewidth() == [0]
    assert square.get_facecolor()[3] == 0
    assert {to_hex(side.get_edgecolor()) for side in square.spines.values()} == {GREY}
