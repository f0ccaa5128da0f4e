"""Les études : des comparaisons trop longues pour une page.

Une étude est un script de ce dossier. ``make studies`` la calcule une fois, sur des
graines appariées, et range ce qu’elle mesure dans ``results`` ; les chapitres l’y lisent.
"""

import json
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from math import sqrt
from pathlib import Path

import numpy as np

from ..source import source

FOLDER = Path(__file__).parent
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre"
MONTHS = (*MONTHS.split(), "décembre")


def names():
    """Les études du dossier, par ordre alphabétique."""
    return sorted(script.stem for script in FOLDER.glob("[!_]*.py"))


def stored(name):
    """Le fichier où le résultat d’une étude est rangé."""
    return FOLDER / "results" / f"{name}.json"


def read(name):
    """Le résultat d’une étude : sa date, ses versions, ses graines et ses essais.

    ``read(name)["runs"]["adam/3"]["loss"]`` est ce que l’essai « adam/3 » a mesuré.
    ``FileNotFoundError`` si l’étude n’a pas été calculée.
    """
    try:
        return json.loads(stored(name).read_text("utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(
            f"étude {name} : aucun résultat\N{NARROW NO-BREAK SPACE}; lancez « make studies »"
        ) from None


def values(study, group, quantity):
    """Ce que les essais « group/… » ont mesuré, dans l’ordre des graines : (essais, …)."""
    runs = study["runs"].items()
    found = [run[quantity] for key, run in runs if key.rpartition("/")[0] == group]
    if not found:
        raise ValueError(f"étude {study['study']} : aucun essai « {group}/… »")
    return np.array(found)


@dataclass(frozen=True)
class Paired:
    """Une comparaison graine par graine : la différence, et combien de fois elle est > 0.

    ``mean`` : moyenne des différences ; ``spread`` : leur écart-type ; ``wins`` : le
    nombre des positives, sur ``count``.
    """

    mean: float
    spread: float
    wins: int
    count: int

    @property
    def error(self):
        """L’écart-type de la moyenne."""
        return self.spread / sqrt(self.count)


def paired(a, b):
    """Compare ``a`` à ``b``, (graines,), par leurs différences a − b : un ``Paired``."""
    gaps = np.subtract(a, b, dtype=float)
    wins = int(np.sum(gaps > 0))
    return Paired(float(gaps.mean()), float(gaps.std(ddof=1)), wins, len(gaps))


def mcnemar(right_a, right_b):
    """Les images qu’un seul de deux réseaux lit bien : (a seul, b seul).

    ``right_a``, ``right_b`` : vrai où l’image est bien lue, (n,). Si les réseaux se
    valent, chacune de ces images est un tirage à pile ou face, et l’écart des deux
    comptes a pour écart-type la racine de leur somme.
    """
    right_a, right_b = np.asarray(right_a, bool), np.asarray(right_b, bool)
    return int(np.sum(right_a & ~right_b)), int(np.sum(right_b & ~right_a))


def report(name):
    """Quand et avec quoi l’étude a été calculée, puis son script : un bloc Markdown."""
    study = read(name)
    day = date.fromisoformat(study["date"])
    first = "1ᵉʳ" if day.day == 1 else day.day
    versions = " et ".join(map(" ".join, study["versions"].items()))
    seeds = study["seeds"]
    markdown = source(import_module(f"{__name__}.{name}"))
    markdown.data = (
        f"Calculée le {first} {MONTHS[day.month - 1]} {day.year}, avec {versions}\N{NARROW NO-BREAK SPACE}; "
        f"{len(seeds)} graines, de {min(seeds)} à {max(seeds)}, et {len(study['runs'])} "
        f"essais.\n\n{markdown.data}"
    )
    return markdown
