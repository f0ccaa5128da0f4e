"""La comparaison des sorties, sur des textes tirés au hasard."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.book.test_tolerance import same

FRENCH = str.maketrans(",.-", "\u202f,−")
SIGNS = st.characters(categories=["L", "P", "S", "Z"], exclude_characters="\n")
TEXTS = st.text(SIGNS | st.sampled_from("0123456789.,-+e \n[]\u202f×"))
DECIMALS = st.decimals(-(10**6), 10**6, places=6)
TOLERANCES = st.sampled_from([None, "0", "0.0001", "0.02", "3"])


@given(TEXTS, TEXTS, TOLERANCES)
def test_any_text_is_itself_and_comparison_has_no_direction(one, two, tolerance):
    assert same(one, one, tolerance)
    assert same(one, two, tolerance) == same(two, one, tolerance)


@given(TEXTS, st.data(), TOLERANCES)
def test_a_changed_letter_is_always_seen(text, data, tolerance):
    letters = [m.start() for m in re.finditer(r"[^\W\d_]", text)]
    assume(letters)
    place = data.draw(st.sampled_from(letters))
    other = data.draw(st.characters(categories=["L"]))
    assume(other != text[place])
    changed = text[:place] + other + text[place + 1 :]
    assert not same(text, changed, tolerance)


@given(st.integers(), st.integers(), TOLERANCES)
def test_a_changed_integer_is_always_seen(one, two, tolerance):
    for written in ("{} images", "{:,} images", "[1 {}]", "On en lit {}."):
        texts = written.format(one), written.format(two)
        assert same(*texts, tolerance) == (one == two)


@given(DECIMALS, DECIMALS, st.decimals(0, 10, places=3))
def test_a_decimal_passes_when_it_is_within_the_tolerance(one, two, tolerance):
    within = abs(one - two) <= max(tolerance, max(abs(one), abs(two)) / 10**9)
    for written in ("{:f}", "{:,f} s", "[{:f} nan]", "<td>{:f}%</td>"):
        texts = written.format(one), written.format(two)
        assert same(*texts, str(tolerance)) == within
    texts = (f"{x:,f}".translate(FRENCH) for x in (one, two))
    assert same(*texts, str(tolerance)) == within


@given(DECIMALS, DECIMALS, st.decimals(0, 10, places=3))
def test_an_exponent_keeps_its_order_of_magnitude(one, two, tolerance):
    least, most = sorted([abs(one), abs(two)])
    within = abs(one - two) <= max(tolerance, most / 10**9)
    texts = f"{one:.15e}", f"{two:.15e}"
    assert same(*texts, str(tolerance)) == (within and most <= 10 * least)


@given(DECIMALS, st.integers(1, 7), st.integers(1, 7), TOLERANCES)
def test_rounded_numbers_keep_their_digits(number, one, two, tolerance):
    written = f"{number:.{one}f}", f"{number:.{two}f}"
    ends = any(text.endswith("0") and not text.endswith(".0") for text in written)
    if one != two and (ends or tolerance is None):
        assert not same(*written, tolerance)
        assert not same(*(f"[1 2] perte : {text}" for text in written), tolerance)


@given(st.lists(TEXTS, min_size=1), st.data(), TOLERANCES)
def test_a_missing_line_is_always_seen(lines, data, tolerance):
    place = data.draw(st.integers(0, len(lines)))
    extra = data.draw(st.from_regex(r"perte : \d\.\d{4}", fullmatch=True))
    longer = [*lines[:place], extra, *lines[place:]]
    assert not same("\n".join(lines), "\n".join(longer), tolerance)
