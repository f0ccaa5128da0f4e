"""La comparaison des sorties laisse passer l’arrondi et arrête tout le reste."""

import pytest

from tests.book.tolerance import TolerantText, tolerance_of

FRENCH = str.maketrans(",.-", "\u202f,−")


def same(reference, computed, tolerance="0.0001"):
    text = TolerantText(reference)
    text.tolerance = tolerance_of([f"tolerance-{tolerance}"] if tolerance else [])
    return text == computed


@pytest.mark.parametrize(
    ("reference", "computed"),
    [
        ("perte : 0.4159", "perte : 0.4160"),
        ("perte : 0,4159", "perte : 0,4160"),
        ("1,234.50001 s", "1,234.50002 s"),
        ("1\u202f234,50001 s", "1\u202f234,50002 s"),
        ("1\u00a0234,50001 s", "1\u00a0234,50002 s"),
        ("-0.13831", "-0.13832"),
        ("−0,13831", "−0,13832"),
        ("biais -0.00002", "biais 0.00002"),
        ("+0.50001", "+0.50002"),
        (".50001", ".50002"),
        ("1.5e-05", "3.5e-05"),
        ("1e-05", "9e-06"),
        ("92.00001%", "92.00002%"),
        ("92,00001\u202f%", "92,00002\u202f%"),
        ("(0.50001, 1)", "(0.50002, 1)"),
        ("de 0.50001-0.6", "de 0.50002-0.6"),
        ("On lit 0.50001.", "On lit 0.50002."),
        ("[3. 0.50001]", "[3.00001 0.5]"),
        ("array([1., 2.])", "array([1.     , 2.00001])"),
        ("[nan inf -inf 0.50001]", "[nan inf -inf 0.50002]"),
        ("<td>92.00001</td>", "<td>92.00002</td>"),
        ("<td>92.00001</td>", "<td>92.0</td>"),
        ("0    0.5\ndtype: float64", "0    0.50001\ndtype: float64"),
        ("(1,20001 ; 2)", "(1,20002 ; 2)"),
        ("(0.3, 0.5)", "(0.30000001, 0.5)"),
        ("perte : 0.5", "perte : 0.50009"),
    ],
)
def test_a_small_drift_of_a_decimal_passes_with_a_tag_only(reference, computed):
    assert same(reference, computed)
    assert not same(reference, computed, tolerance=None)


@pytest.mark.parametrize(
    ("reference", "computed"),
    [
        ("perte : 0.4159", "coût : 0.4159"),
        ("perte : 0.4159", "Perte : 0.4159"),
        ("Époque 0.5", "Epoque 0.5"),
        ("égaux : True", "égaux : False"),
        ("oui 0.5", "non 0.5"),
        ("0.4159", "0.4167"),
        ("0,4159", "0,4167"),
        ("1\u202f234,5", "1\u202f244,5"),
        ("1,234.5", "1,244.5"),
        ("Époque 1 : 0.5", "Époque 2 : 0.5"),
        ("56000 images", "56001 images"),
        ("56\u202f000", "56\u202f001"),
        ("12,345", "12,346"),
        ("On en lit 283.", "On en lit 284."),
        ("98 %", "97 %"),
        ("1", "1.0"),
        ("-0.1383", "0.1383"),
        ("−0,1383", "0,1383"),
        ("a - 0.5", "a + 0.5"),
        ("a-0.5", "a+0.5"),
        ("1e-07", "1e-03"),
        ("3e-08", "9e-05"),
        ("1e-08", "-9e-05"),
        ("[3e-08 0.5]", "[9e-05 0.5]"),
        ("(1,2)", "(1,20001)"),
        ("(1,20001)", "(1,20002)"),
        ("[1,20001]", "[1,20002]"),
        ("0.50", "0.500000"),
        ("perte : 0.50", "perte : 0.500"),
        ("1.5e-05", "1.50e-05"),
        ("on part at 0x1f", "on part at 0x2f"),
        ("<Styler at 0x7fa640 fin>", "<Styler at 0x7fa641 fin>"),
        ("<Styler at 0x7fa640> 1", "<Styler at 0x81bc11> 2"),
        ("1.2e+07", "1.2e+08"),
        ("1,2 × 10⁻³", "1,2 × 10⁻⁴"),
        ("1,20001 × 10⁶", "1,20002 × 10⁶"),
        ("92.0%", "92.9%"),
        ("92.0%", "92.0"),
        ("62.8 Mo", "62.8 Go"),
        ("[0.5 nan]", "[0.5 0.5]"),
        ("[0.5 inf]", "[0.5 -inf]"),
        ("[0.5 inf]", "[0.5 nan]"),
        ("[1. 2.]", "[1. 3.]"),
        ("[1. 2.]", "[1. 2. 2.]"),
        ("[[1. 2.]]", "[[1.] [2.]]"),
        ("(32, 10)", "(32, 11)"),
        ("float64 0.5", "float32 0.5"),
        ("Python 3.11.2", "Python 3.12.2"),
        ("numpy 2.0.1", "numpy 2.0.2"),
        ("15.11.2023", "15.12.2023"),
        ("2023-11-15", "2023-11-16"),
        ("12:30:05", "12:30:06"),
        ("a 0.1\nb 0.2", "b 0.2\na 0.1"),
        ("0.4159\n0.3130", "0.3130\n0.4159"),
        ("0.4159\n0.3130", "0.4159"),
        ("0.4159", "0.4159\n0.3130"),
        ("un\ndeux", "un"),
        ("0.5", ""),
        ("# 0.5", "# #"),
        ("masque 0xff", "masque 0xfe"),
        ("<td>92.4</td>", "<th>92.4</th>"),
        ("color: #123e45", "color: #123e46"),
    ],
)
@pytest.mark.parametrize("tolerance", [None, "0.0001"])
def test_everything_else_must_match(reference, computed, tolerance):
    assert same(reference, reference, tolerance)
    assert not same(reference, computed, tolerance)
    assert not same(computed, reference, tolerance)


def test_without_a_tag_only_machine_rounding_passes():
    assert same("0.1234567890123", "0.1234567890124", tolerance=None)
    assert not same("0.1234567", "0.1234568", tolerance=None)


def test_a_memory_address_does_not_count():
    assert same("<Styler at 0x7fa640>", "<Styler at 0x81bc11>", tolerance=None)


@pytest.mark.parametrize(
    "tags", [["tolerance-0.1", "tolerance-0.2"], ["tolerance-1e-3"], ["tolerance"]]
)
def test_two_tolerances_or_an_unreadable_one_are_refused(tags):
    with pytest.raises(ValueError, match="Une tolérance par cellule"):
        tolerance_of(["hide-input", *tags])
