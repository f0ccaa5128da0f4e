"""Chaque segment d’une ligne brisée est dessiné entre ses sommets."""

from lib.figures import style
from tests.lib.drawings import FIGURES


def test_each_segment_of_a_broken_line_is_drawn_between_its_corners():
    first, *_, spare = FIGURES["segments"]().axes
    *sides, corners = first.lines
    assert [side.get_xydata().tolist() for side in sides] == [
        [[0, 0], [0.5, 1]],
        [[0.5, 1], [1, 0]],
    ]
    assert [side.get_color() for side in sides] == [style.BLUE, style.ORANGE]
    assert corners.get_xydata().tolist() == [[0, 0], [0.5, 1], [1, 0]]
    assert (first.get_title(), spare.axison) == ("a", False)
