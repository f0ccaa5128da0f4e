"""Les nombres s’écrivent en français, quel que soit leur format."""

import pytest

from lib.numbers import french


@pytest.mark.parametrize(
    ("value", "spec", "expected"),
    [
        (-0.13826, "z,.4f", "−0,1383"),
        (1234567.5, ",.1f", "1\u202f234\u202f567,5"),
        (-0.00001, "z,.4f", "0,0000"),
        (0.9312, ".1%", "93,1\u202f%"),
        (0.2424, ".3g", "0,242"),
        (2.7e-5, ".1e", "2,7·10⁻⁵"),
        (-3e12, ".2g", "−3·10¹²"),
        (float("-inf"), "z,.4f", "−∞"),
        (56000, ",", "56\u202f000"),
        ("-1,234.5%", "", "−1\u202f234,5\u202f%"),
    ],
)
def test_a_number_is_written_in_french(value, spec, expected):
    assert french(value, spec) == expected


def test_four_decimals_unless_told_otherwise():
    assert french(1234.5) == "1\u202f234,5000"
