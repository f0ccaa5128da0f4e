"""Une question, lue dans le texte d’un chapitre."""

import re
from dataclasses import dataclass

ITEM = re.compile(r"- \[(?P<mark>[^\]]*)\] ?(?P<text>.*)")
ARROW = re.compile(r"(?:^|\s)→\s+")
NAME = re.compile(r"q-[a-z0-9-]+")
RIGHT, OTHER = "x", ""


class QuestionError(ValueError):
    """Ce qui manque à une question, dit en français."""


@dataclass
class Item:
    """``- [marque] texte → raison``"""

    mark: str
    text: str
    reason: str

    @property
    def is_right(self) -> bool:
        return self.mark == RIGHT


@dataclass
class Question:
    title: str
    options: dict[str, str]
    asked: str
    items: list[Item]

    @property
    def name(self) -> str:
        return self.options["name"]

    @property
    def kind(self) -> str:
        """« number », « several » si plusieurs choix sont justes, sinon « choice »."""
        if "answer" in self.options:
            return "number"
        return "several" if sum(item.is_right for item in self.items) > 1 else "choice"

    @property
    def hint(self) -> str:
        return next(item.reason for item in self.items if item.mark == OTHER)


def read(title: str, options: dict[str, str], body: str) -> Question:
    """La question qu’écrit une directive ; ``QuestionError`` s’il y manque quelque chose."""
    asked, *written = re.split(r"^(?=- \[[^\]]*\])", body, flags=re.MULTILINE)
    question = Question(title, options, asked.strip(), [*map(item, written)])
    if fault := first_fault(question):
        raise QuestionError(f"question « {title} » : {fault}")
    return question


def item(written: str) -> Item:
    found = ITEM.match(re.sub(r"[ \n]+", " ", written.strip()))
    assert found is not None
    text, reason, *_ = [*ARROW.split(found["text"], maxsplit=1), ""]
    return Item(found["mark"].strip(), text.strip(), reason.strip())


def first_fault(question: Question) -> str | None:
    """Ce qu’il faut corriger d’abord, ou ``None``."""
    if not question.title:
        return "il manque un titre"
    if not NAME.fullmatch(question.options.get("name", "")):
        return "« :name: » doit être « q- » suivi de minuscules, de chiffres, de tirets"
    if not question.asked:
        return "il manque l’énoncé"
    for number, one in enumerate(question.items, 1):
        if not one.reason:
            return f"la réponse {number}, « {one.text or one.mark} », n’a pas de raison"
    marks = [one.mark for one in question.items]
    return number_fault(marks) if question.kind == "number" else choice_fault(question)


def number_fault(marks: list[str]) -> str | None:
    if marks.count(RIGHT) != 1:
        return "un nombre à donner a une raison juste, « - [x] → … », et une seule"
    if marks.count(OTHER) != 1:
        return "un nombre à donner a un indice, « - [ ] → … », et un seul"
    return None


def choice_fault(question: Question) -> str | None:
    if len(question.items) < 2:
        return "il faut au moins deux réponses, « - [ ] réponse → raison »"
    if not all(one.text for one in question.items):
        return "une réponse n’a pas de texte"
    if unknown := {one.mark for one in question.items} - {RIGHT, OTHER}:
        return f"« [{unknown.pop()}] » : un choix est marqué « [x] » ou « [ ] »"
    if not any(one.is_right for one in question.items):
        return "aucune réponse n’est juste : marquez-la « [x] »"
    return None
