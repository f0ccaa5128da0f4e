"""Les nombres que le calcul place dans la prose sont écrits à la française."""

import pytest

from web.pages.french import french


@pytest.mark.parametrize(
    ("computed", "written"),
    [
        ("0.4967", "0,4967"),
        ("-0.1383", "−0,1383"),
        ("12,345.6", "12\u202f345,6"),
        ("92.0%", "92,0\u202f%"),
        ("283", "283"),
        ("converge", "converge"),
    ],
)
def test_numbers_in_the_prose_are_written_in_french(computed, written):
    assert french(computed) == written
