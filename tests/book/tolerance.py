"""Greffon pytest : nbval compare les nombres à une tolérance près.

Les mots, les entiers et l’ordre des sorties doivent être identiques. Les
nombres décimaux peuvent s’écarter de ce que dit l’étiquette de la cellule,
``tolerance-0.0001`` ; sans étiquette, du seul arrondi des machines. Un écart
permis peut élargir une colonne ou couper ailleurs la ligne d’un tableau : avec
une étiquette, les espaces et les retours à la ligne sont donc équivalents.
Un nombre écrit avec un exposant ne change pas d’ordre de grandeur. Hors des tableaux,
un nombre écrit avec des zéros au bout, 0.50, garde ses chiffres après la virgule.
Les images et les données exportées sont comparées par ``test_drawn.py``.
"""

import re
from decimal import Decimal
from typing import NamedTuple

import nbval.plugin
import pytest

ROUNDING = Decimal("1e-9")
# Dans le doute, un nombre n’est pas un décimal et doit être identique : une version
# (3.11.2), une date, un entier à séparateurs (12,345), l’entier qui finit une phrase,
# une paire (1,2).
DECIMAL = re.compile(
    r"""(?<![\w.,]) (?! (?<=[(\[]) [-+−]?\d+,\d+ [)\]] ) [-+−]?
    (?: (?: \d{1,3} (?:,\d{3})+ | \d* ) \.\d+                      # 1,234.5 et .5
      | (?: \d{1,3} (?:[\u00a0\u202f]\d{3})+ | \d+ )
        (?: (?<=\b0), | ,(?!\d{3}\b) ) \d+                         # 1 234,5 et 0,125
      | \d+\. (?=[^\[\]]*\])                                       # [3. 0.5]
      | \d+ (?=e[-+])                                              # 1e-05
    )
    (?:e[-+]\d{1,3})? (?! \w | [.,]\d | \s?× )""",
    re.VERBOSE,
)
ADDRESS = re.compile(r"(?<=\bat 0x)[0-9a-f]{6,16}(?=>)")
TABLE = re.compile(r"\A +\S|<td|^dtype: ", re.MULTILINE)
TAG = re.compile(r"tolerance-(\d+(?:\.\d+)?)")
NOT_COMPARED = ("stderr", "image/png", "image/svg+xml", "application/json")


def value(number):
    """Le nombre qu’écrit un texte, à la française ou à l’anglaise."""
    number = re.sub(r"[\u00a0\u202f]", "", number).replace("−", "-")
    return Decimal(number.replace(",", "" if "." in number else "."))


class Number(NamedTuple):
    """Un nombre lu, ses décimales, et s’il est écrit à un nombre fixe de décimales."""

    value: Decimal
    places: str
    fixed: bool
    scientific: bool


def numbers(text):
    """Les décimaux d’un texte ; ni tableau ni ``round`` n’en fixent les décimales."""
    table, found = TABLE.search(text), []
    for match in DECIMAL.finditer(text):
        before = text[: match.start()]
        in_array = before.rfind("[") > before.rfind("]")
        mantissa, exponent, _ = match[0].partition("e")
        places = re.split("[.,]", mantissa)[-1]
        fixed = len(places) > 1 and places.endswith("0") and not (table or in_array)
        found.append(Number(value(match[0]), places, fixed, bool(exponent)))
    return found


class TolerantText(str):
    """Un texte égal à un autre quand seuls ses décimaux en diffèrent, et peu."""

    tolerance = Decimal(0)

    def words(self, text):
        """Ce qui sépare les décimaux d’un texte ; sans ses blancs, s’il a une marge."""
        words = DECIMAL.split(text)
        if self.tolerance:
            words = [re.sub(r"[ \n]+", " ", word).strip(" ") for word in words]
        return words

    def close(self, one, two):
        if (one.fixed or two.fixed) and len(one.places) != len(two.places):
            return False
        a, b = one.value, two.value
        if one.scientific or two.scientific:
            least, most = sorted([abs(a), abs(b)])
            if most > 10 * least:
                return False
        return abs(a - b) <= max(self.tolerance, ROUNDING * max(abs(a), abs(b)))

    def __eq__(self, other):
        texts = [ADDRESS.sub("…", str(text)) for text in (self, other)]
        if self.words(texts[0]) != self.words(texts[1]):
            return False
        return all(map(self.close, *map(numbers, texts)))

    def __ne__(self, other):
        return not self == other


def tolerance_of(tags):
    """La tolérance que demande l’étiquette d’une cellule, 0 par défaut."""
    found = [tag for tag in tags if tag.startswith("tolerance")]
    if not found:
        return Decimal(0)
    if len(found) > 1 or not (match := TAG.fullmatch(found[0])):
        raise ValueError(f"Une tolérance par cellule, comme tolerance-0.01 : {found}")
    return Decimal(match[1])


class TolerantCell(nbval.plugin.IPyNbCell):
    """Une cellule de nbval dont les sorties sont des ``TolerantText``."""

    def sanitize(self, value):
        value = super().sanitize(value)
        if not isinstance(value, str):
            return value
        text = TolerantText(value)
        text.tolerance = tolerance_of(self.cell.metadata.get("tags", []))
        return text

    def runtest(self):
        if self.cell.execution_count is None:
            self.raise_cell_error("Référence jamais exécutée : lancez make references")
        super().runtest()

    def compare_outputs(self, test, ref, skip_compare=None):
        skipped = (*(skip_compare or self.parent.skip_compare), *NOT_COMPARED)
        return super().compare_outputs(test, ref, skipped)


def pytest_configure():
    for name in ("sanitize", "runtest", "compare_outputs", "raise_cell_error"):
        if not hasattr(nbval.plugin.IPyNbCell, name):
            raise pytest.UsageError(f"nbval a changé : IPyNbCell.{name} n’existe plus")


def pytest_collection_modifyitems(items):
    """Donne sa tolérance à chaque cellule ; une nbval qui aurait changé est refusée."""
    for item in items:
        if isinstance(item, nbval.plugin.IPyNbCell):
            if type(item) is not nbval.plugin.IPyNbCell:
                raise pytest.UsageError(
                    f"nbval a changé : ses cellules sont des {type(item).__name__}, "
                    "que tests/book/tolerance.py ne connaît pas"
                )
            item.__class__ = TolerantCell
