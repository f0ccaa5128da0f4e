"""Les nombres, écrits en JavaScript comme en Python."""

import numpy as np

from lib.numbers import french

DIGITS = range(8)


def numbers():
    """De tous les ordres de grandeur, des moitiés exactes, et ce qui vaut zéro."""
    generator = np.random.default_rng(0)
    sizes = 10 ** generator.uniform(-8, 20, 2000) * generator.choice([-1, 1], 2000)
    halves = generator.integers(-(10**6), 10**6, 2000) / 2 ** generator.integers(9)
    chosen = [0.0, -0.0, 0.5, 1.5, 2.5, -0.125, 1.005, 5e-324, -1e-9, 999.99995, 1e20]
    return [*chosen, *sizes.tolist(), *halves.tolist()]


def test_decimals_are_written_as_in_python(pure):
    values = numbers()
    written = pure(
        """return data.digits.map((digits) =>
            data.values.map((value) => numbers.decimal(value, digits)))""",
        {"values": values, "digits": [*DIGITS]},
    )
    for digits, texts in zip(DIGITS, written):
        assert texts == [french(value, f"z,.{digits}f") for value in values]


def test_percentages_and_powers_are_written_as_in_python(pure):
    shares = np.random.default_rng(1).random(2000).tolist()
    sizes = [10.0**power * 1.7 for power in [*range(-30, -3), *range(5, 30)]]
    written = pure(
        "return [data[0].map(numbers.percent), data[1].map(numbers.quantity)]",
        [shares, sizes],
    )
    assert written == [
        [french(share, ".1%") for share in shares],
        [french(size, ".1e") for size in sizes],
    ]


def test_numbers_are_written_in_french(pure):
    values = pure(
        """return [numbers.decimal(-0.13826), numbers.decimal(30720, 0),
            numbers.percent(0.9312), numbers.quantity(2.7e-5), numbers.quantity(1/0),
            numbers.decimal(-1/0), numbers.count(1, "image"), numbers.count(2, "image")]""",
        None,
    )
    assert values == [
        "−0,1383",
        "30\u202f720",
        "93,1\u202f%",
        "2,7·10⁻⁵",
        "∞",
        french(float("-inf")),
        "1 image",
        "2 images",
    ]
