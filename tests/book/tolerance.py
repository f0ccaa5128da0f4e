"""Greffon pytest : nbval compare les nombres à une tolérance près.

Les mots, les entiers et l’ordre des sorties doivent être identiques. Les
nombres décimaux peuvent s’écarter de ce que dit l’étiquette de la cellule,
``tolerance-0.0001`` ; sans étiquette, du seul arrondi des machines.
Les images et les données exportées ne sont pas comparées.
"""

import math
import re

import nbval.plugin

ROUNDING = 1e-9
DECIMAL = re.compile(
    r"(?<![\w.#])[-+]?(?:(?:\d+\.\d*|\.\d+)(?:e[-+]?\d+)?|\d+e[-+]?\d+)(?!\w)",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"0x[0-9a-f]+")
TAG = re.compile(r"tolerance-(\d+(?:\.\d+)?)")
NOT_COMPARED = ("stderr", "image/png", "image/svg+xml", "application/json")


class TolerantText(str):
    """Un texte égal à un autre quand seuls ses décimaux en diffèrent, et peu."""

    tolerance = 0.0

    def __eq__(self, other):
        texts = [ADDRESS.sub("0x…", str(text)) for text in (self, other)]
        words = [DECIMAL.sub("#", text) for text in texts]
        if words[0] != words[1]:
            return False
        allowed = self.tolerance * (1 + 1e-6)
        return all(
            math.isclose(float(a), float(b), rel_tol=ROUNDING, abs_tol=allowed)
            for a, b in zip(*map(DECIMAL.findall, texts))
        )

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__


def tolerance_of(tags):
    """La tolérance que demandent les étiquettes d’une cellule, 0 par défaut."""
    found = [match for tag in tags if (match := TAG.fullmatch(tag))]
    return float(found[0][1]) if found else 0.0


class TolerantCell(nbval.plugin.IPyNbCell):
    """Une cellule de nbval dont les sorties sont des ``TolerantText``."""

    def sanitize(self, value):
        value = super().sanitize(value)
        if not isinstance(value, str):
            return value
        text = TolerantText(value)
        text.tolerance = tolerance_of(self.cell.metadata.get("tags", []))
        return text

    def compare_outputs(self, test, ref, skip_compare=None):
        skipped = (*(skip_compare or self.parent.skip_compare), *NOT_COMPARED)
        return super().compare_outputs(test, ref, skipped)


def pytest_collection_modifyitems(items):
    for item in items:
        if type(item) is nbval.plugin.IPyNbCell:
            item.__class__ = TolerantCell
