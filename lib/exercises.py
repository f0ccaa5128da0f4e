"""Ce qui vérifie un exercice, et dit en une phrase ce qui ne va pas.

Une vérification est une fonction décorée par ``check``, dont les paramètres ont les noms
de ce que le lecteur doit écrire. ``check_double()`` vérifie alors ce qu’il a écrit ::

    @check
    def check_double(double):
        expect(double(3), 6, "double(3)", (9, "C’est le carré, non le double."))
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from html import escape
from inspect import signature
from traceback import extract_tb
from typing import Any

import numpy as np

from lib.numbers import french

LINES = 6
# Les messages de Python et de NumPy les plus fréquents, et ce qu’ils veulent dire.
EXPLAINED = {
    r"(?:name|cannot access local variable) '(\w+)'.*": "« \\1 » n’a pas encore de valeur",
    r".*'ellipsis'.*": "il y reste des points de suspension",
    r"matmul: .*\(size (\d+) is different from (\d+)\)": (
        "à gauche de @, il y a \\2 colonnes, et à droite \\1 lignes ; il en faut autant"
    ),
    r".*could not be broadcast together with shapes (\(.*?\)) (\(.*?\)).*": (
        "les formes \\1 et \\2 ne se combinent pas case à case"
    ),
}
MARKS = {True: ("✓", "Juste"), False: ("✗", "Pas encore")}


class Wrong(Exception):
    """Ce que la vérification reproche à une réponse, dit en français."""


@dataclass(frozen=True)
class Verdict:
    """Le résultat d’une vérification : juste ou non, et la phrase qui le dit."""

    right: bool
    said: str

    @property
    def told(self) -> str:
        """La phrase, dont les premiers mots disent si c’est juste."""
        _, word = MARKS[self.right]
        return self.said if self.said.startswith(word) else f"{word}. {self.said}"

    def __repr__(self) -> str:
        return f"{MARKS[self.right][0]} {self.told}"

    def _repr_html_(self) -> str:
        kind = "right" if self.right else "wrong"
        lines = "<br>".join(escape(self.told).split("\n"))
        sign = f'<span aria-hidden="true">{MARKS[self.right][0]}</span>'
        return f'<p class="verdict {kind}">{sign} {lines}</p>'


def check(judge: Callable[..., str | None]) -> Callable[[], Verdict]:
    """Fait de ``judge`` une vérification : elle rend un ``Verdict``, sans jamais échouer.

    Elle prend ses réponses là où ``judge`` est définie, d’après le nom de ses paramètres.

    ``judge`` lève ``Wrong``, par ``expect`` ou ``require``, si la réponse est fausse ; ce
    qu’elle rend est la phrase de qui a réussi. Une erreur du code du lecteur est dite.
    """

    @wraps(judge)
    def verdict() -> Verdict:
        names, known = signature(judge).parameters, judge.__globals__
        if missing := [f"« {name} »" for name in names if name not in known]:
            said = f"Votre code ne définit pas encore {' ni '.join(missing)}."
            return Verdict(False, said)
        answers = [known[name] for name in names]
        if any(answer is ... for answer in answers):
            return Verdict(
                False, "Remplacez les points de suspension par votre réponse."
            )
        try:
            return Verdict(True, judge(*answers) or "Juste.")
        except Wrong as fault:
            return Verdict(False, str(fault))
        except Exception as error:  # noqa: BLE001 (le code vérifié est celui du lecteur)
            return Verdict(False, stopped(error))

    return verdict


def require(condition: Any, sentence: str) -> None:
    """Lève ``Wrong(sentence)`` si la condition n’est pas remplie."""
    if not condition:
        raise Wrong(sentence)


def expect(
    found: Any,
    expected: Any,
    what: str,
    *mistakes: tuple[Any, str],
    tolerance: float = 1e-6,
) -> None:
    """Lève ``Wrong`` si ``found`` n’est pas ``expected``, à ``tolerance`` près (relative).

    ``what`` dit ce qui est comparé : « my_cost(Y_hat, Y) ». Chaque erreur typique est un
    couple (ce qu’elle donne, la phrase qui l’explique).
    """
    if same(found, expected, tolerance):
        return
    for value, sentence in mistakes:
        if same(found, value, tolerance):
            raise Wrong(f"{sentence}\n{compared(found, expected, what)}")
    raise Wrong(compared(found, expected, what))


def same(found: Any, expected: Any, tolerance: float) -> bool:
    """Vrai si les deux ont la même forme et les mêmes valeurs, à ``tolerance`` près."""
    if isinstance(expected, str | bool):
        return isinstance(found, str | bool | np.bool_) and found == expected
    if found is None or found is ...:
        return False
    try:
        one, other = np.asarray(found), np.asarray(expected)
        scale = np.max(np.abs(other), initial=0)
        return one.shape == other.shape and np.allclose(
            one, other, rtol=tolerance, atol=tolerance * scale
        )
    except (TypeError, ValueError):
        return False


def compared(found: Any, expected: Any, what: str) -> str:
    """La phrase qui met côte à côte ce qui était attendu et ce qui est reçu."""
    if found is None:
        return f"{what} : votre code ne rend rien, il manque « return »."
    if found is ...:
        return f"{what} : remplacez les points de suspension."
    if isinstance(found, tuple) and not np.shape(expected):
        return (
            f"{what} : en Python, une virgule sépare deux nombres ; "
            "celle d’un nombre s’écrit d’un point."
        )
    if not isinstance(expected, str) and shape(expected) != shape(found):
        return f"{what} : {form(expected)} attendu, {form(found)} reçu."
    return f"{what} : {written(expected)} attendu, {written(found)} reçu."


def shape(value: Any) -> tuple[int, ...] | None:
    """La forme d’un tableau, ou ``None`` si ses lignes n’ont pas la même longueur."""
    try:
        return np.shape(value)
    except ValueError:
        return None


def form(value: Any) -> str:
    """« un tableau de forme (2, 3) », ou la valeur si c’en est une seule."""
    found = shape(value)
    if found is None:
        return "une liste de listes inégales"
    return f"un tableau de forme {found}" if found else written(value)


def written(value: Any) -> str:
    """Une valeur, écrite en français si c’est un nombre, et coupée si elle est longue."""
    match value:
        case bool() | np.bool_():
            return "vrai" if value else "faux"
        case str():
            return f"« {value} »"
        case int() | float() | np.number():
            return french(float(value), "z,.6g")
    text = np.array2string(np.asarray(value), precision=4, threshold=12, edgeitems=2)
    return text if text.count("\n") < LINES else form(value)


def stopped(error: Exception) -> str:
    """Une erreur du code du lecteur : sa ligne, sa sorte, son message."""
    lines = [f.line for f in extract_tb(error.__traceback__)[2:] if f.line]
    where = f" sur la ligne « {lines[-1]} »" if lines else ""
    for pattern, sentence in EXPLAINED.items():
        if found := re.fullmatch(pattern, str(error)):
            return f"Votre code s’arrête{where} : {found.expand(sentence)}."
    return f"Votre code s’arrête{where} : {type(error).__name__}, {error}"
