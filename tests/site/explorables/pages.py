"""Où est chaque figure à manipuler, et ce que son chapitre exporte pour elle."""

import json

import pytest

from tests.site.conftest import SITE
from tests.site.sampling import sampled

CODE = SITE / "_static" / "explorables"
PAGES = {
    "perceptron": "1-perceptron",
    "landscape": "2-cout",
    "descent": "3-descente-de-gradient",
    "chain": "3-descente-de-gradient",
    "batches": "4-epoques-et-lots",
    "softmax": "5-mnist",
    "digit": "5-mnist",
    "chain@5": "5-mnist",
    "chain@7": "7-perceptron-multicouche",
    "folding": "6-non-linearite",
    "hinges": "6-non-linearite",
    "signal": "7-perceptron-multicouche",
    "momentum": "8-mieux-descendre",
    "shift": "9-generaliser",
}
HIDDEN_FILE = "7-perceptron-multicouche-digit.json"
EVERY = pytest.mark.parametrize("name", PAGES)
# Une figure ancienne, deux nouvelles ; les autres attendent la semaine.
SOME = pytest.mark.parametrize("name", sampled(PAGES, "digit", "chain@7", "momentum"))


def element(name):
    """Le nom de la figure, sans le chapitre qui la distingue dans ``PAGES``."""
    return name.partition("@")[0]


def data_of(name):
    """Ce que le chapitre a exporté pour une figure."""
    file = f"{PAGES[name]}-{element(name)}.json"
    return json.loads((CODE / "data" / "book" / file).read_text())
