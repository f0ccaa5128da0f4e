"""Une question dans un carnet : l’énoncé, les choix, la réponse repliée."""

import re
from collections.abc import Callable

from web.exercises.source import OTHER, RIGHT, Item, Question, read
from web.exercises.values import Numbers
from web.notebooks.myst import Directive

FOLDED = "<details>\n<summary>{}</summary>\n\n{}\n\n</details>"
VERDICTS = {True: "Juste", False: "Faux"}


def question(found: Directive, known: Callable[[str], str]) -> str:
    """Le Markdown d’une question ; ``known`` rend le texte d’un nombre exporté."""
    one = read(found.argument, found.options, found.body)
    parts = [f"**Question : {one.title}**", one.asked]
    if one.kind == "number":
        parts.append(FOLDED.format("Indice", one.hint))
        answers = number_answers(one, known)
    else:
        parts.append("\n".join(f"- {item.text}" for item in one.items))
        answers = [line(item, item.text) for item in one.items]
    return "\n\n".join([*parts, FOLDED.format("Réponse", "\n".join(answers))])


def number_answers(one: Question, known: Callable[[str], str]) -> list[str]:
    numbers = Numbers(one, known)
    shown = sorted(
        (item for item in one.items if item.mark != OTHER),
        key=lambda item: item.mark != RIGHT,
    )
    return [line(item, numbers.text(item)) for item in shown]


def line(item: Item, text: str) -> str:
    return f"- {text} **{VERDICTS[item.is_right]}.** {item.reason}"


def recall(found: Directive, body: str) -> str:
    """Les questions d’avant, repliées ensemble : ``body`` est leur Markdown."""
    return f"**{found.argument}**\n\n{body}"


def hints(body: str) -> str:
    """Les indices d’un exercice, repliés un à un."""
    items = re.split(r"^- ", body, flags=re.MULTILINE)[1:]
    numbered = enumerate(map(str.strip, items), 1)
    return "\n\n".join(FOLDED.format(f"Indice {k}", text) for k, text in numbered)
