"""La comparaison des tableaux, que la largeur d’un nombre peut déplacer."""

import numpy as np
import pandas as pd
import pytest

from tests.book.test_tolerance import same

WIDER = pd.DataFrame({"perte": [9.9999, -0.00004], "n": [1, 2]}, ["un", "deux"])
NARROWER = pd.DataFrame({"perte": [10.0, 0.00004], "n": [1, 2]}, ["un", "deux"])
COLUMN = np.linspace(0.001, 3, 40)


@pytest.mark.parametrize(
    ("reference", "computed"),
    [
        (str(COLUMN), str(COLUMN + 1e-5)),
        (str(np.array([-1e-5, 0.25])), str(np.array([1e-5, 0.25]))),
        (str(np.array([[0.5, 9.99995]])), str(np.array([[0.5, 10.0]]))),
        (repr(COLUMN), repr(COLUMN.round(4))),
        (str(WIDER), str(NARROWER)),
        (WIDER.to_html(), NARROWER.to_html()),
    ],
)
def test_a_table_moves_with_the_width_of_its_numbers(reference, computed):
    assert reference != computed
    assert same(reference, computed)
    assert not same(reference, computed, tolerance=None)
    assert not same(reference, computed, tolerance="0.000001")


def test_without_a_tag_the_indentation_of_a_source_counts():
    loop = "for x in X:\n    a(x)\n    b()"
    assert not same(loop, loop.replace("    b", "b"), tolerance=None)
