"""Le verdict : ce qu’une vérification rend, même quand le code du lecteur s’arrête."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from html import escape
from inspect import signature
from traceback import extract_tb

from .expecting import Wrong

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


def stopped(error: Exception) -> str:
    """Une erreur du code du lecteur : sa ligne, sa sorte, son message."""
    lines = [f.line for f in extract_tb(error.__traceback__)[2:] if f.line]
    where = f" sur la ligne « {lines[-1]} »" if lines else ""
    for pattern, sentence in EXPLAINED.items():
        if found := re.fullmatch(pattern, str(error)):
            return f"Votre code s’arrête{where} : {found.expand(sentence)}."
    return f"Votre code s’arrête{where} : {type(error).__name__}, {error}"
