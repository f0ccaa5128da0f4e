"""Greffon pytest : nbval compare les nombres à une tolérance près.

Les mots, les entiers et l’ordre des sorties doivent être identiques. Les
nombres décimaux peuvent s’écarter de ce que dit l’étiquette de la cellule,
``tolerance-0.0001`` ; sans étiquette, du seul arrondi des machines. Un écart
permis peut élargir une colonne ou couper ailleurs la ligne d’un tableau : avec
une étiquette, les espaces et les retours à la ligne sont donc équivalents.
Les images et les données exportées ne sont pas comparées.
"""

import re
from decimal import Decimal

import nbval.plugin
import pytest

ROUNDING = Decimal("1e-9")
# Dans le doute, un nombre n’est pas un décimal et doit être identique : une version
# (3.11.2), une date, un entier à séparateurs (12,345), l’entier qui finit une phrase.
DECIMAL = re.compile(
    r"""(?<![\w.,]) [-+−]?
    (?: (?: \d{1,3} (?:,\d{3})+ | \d* ) \.\d+                      # 1,234.5 et .5
      | (?: \d{1,3} (?:[\u00a0\u202f]\d{3})+ | \d+ )
        (?: (?<=\b0), | ,(?!\d{3}\b) ) \d+                         # 1 234,5 et 0,125
      | \d+\. (?=[^\[\]]*\])                                       # [3. 0.5]
      | \d+ (?=e[-+])                                              # 1e-05
    )
    (?:e[-+]\d{1,3})? (?! \w | [.,]\d | \s?× )""",
    re.VERBOSE,
)
ADDRESS = re.compile(r"\bat 0x[0-9a-f]+")
TAG = re.compile(r"tolerance-(\d+(?:\.\d+)?)")
NOT_COMPARED = ("stderr", "image/png", "image/svg+xml", "application/json")


def value(number):
    """Le nombre qu’écrit un texte, à la française ou à l’anglaise."""
    number = re.sub(r"[\u00a0\u202f]", "", number).replace("−", "-")
    return Decimal(number.replace(",", "" if "." in number else "."))


class TolerantText(str):
    """Un texte égal à un autre quand seuls ses décimaux en diffèrent, et peu."""

    tolerance = Decimal(0)

    def words(self, text):
        """Ce qui sépare les décimaux d’un texte ; sans ses blancs, s’il a une marge."""
        words = DECIMAL.split(text)
        if self.tolerance:
            words = [re.sub(r"[ \n]+", " ", word).strip(" ") for word in words]
        return words

    def close(self, a, b):
        return abs(a - b) <= max(self.tolerance, ROUNDING * max(abs(a), abs(b)))

    def __eq__(self, other):
        texts = [ADDRESS.sub("at 0x…", str(text)) for text in (self, other)]
        if self.words(texts[0]) != self.words(texts[1]):
            return False
        numbers = [map(value, DECIMAL.findall(text)) for text in texts]
        return all(map(self.close, *numbers))

    def __ne__(self, other):
        return not self == other


def tolerance_of(tags):
    """La tolérance que demandent les étiquettes d’une cellule, 0 par défaut."""
    found = [match for tag in tags if (match := TAG.fullmatch(tag))]
    return Decimal(found[0][1]) if found else Decimal(0)


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
