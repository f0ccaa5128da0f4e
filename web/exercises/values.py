"""Le nombre attendu : un calcul sur ce que le chapitre exporte."""

import ast
from collections.abc import Callable
from operator import add, mul, neg, pow, sub, truediv
from typing import Any

from lib.numbers import french
from web.exercises.source import OTHER, RIGHT, Item, Question, QuestionError

OPERATIONS: dict[type, Callable[..., float]] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: truediv,
    ast.Pow: pow,
    ast.USub: neg,
}


def value(expression: str, known: Callable[[str], str]) -> float:
    """La valeur de « 2 / lambda_max » ; ``known`` rend le texte d’un nombre exporté."""

    def of(node: Any) -> float:
        match node:
            case ast.Constant(value=int() | float() as number):
                return number
            case ast.Name(id=name):
                return float(known(name))
            case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATIONS:
                return OPERATIONS[type(op)](of(left), of(right))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -of(operand)
        raise QuestionError(f"« {expression} » n’est pas un calcul")

    try:
        return of(ast.parse(expression, mode="eval").body)
    except LookupError as error:
        name = error.args[0]
        raise QuestionError(f'le chapitre n’exporte pas glue("{name}", …)') from None
    except SyntaxError:
        raise QuestionError(f"« {expression} » n’est pas un calcul") from None


class Numbers:
    """Les nombres d’une question : le juste, sa marge, ceux des erreurs typiques."""

    def __init__(self, question: Question, known: Callable[[str], str]) -> None:
        self.question, self.known = question, known
        options = question.options
        self.answer = value(options["answer"], known)
        self.tolerance = (
            value(options["tolerance"], known)
            if "tolerance" in options
            else abs(self.answer) / 100
        )
        for item in question.items:
            if self.is_close(item):
                raise QuestionError(
                    f"question « {question.title} » : « {item.mark} » est juste aussi"
                )

    def of(self, item: Item) -> float:
        return self.answer if item.mark == RIGHT else value(item.mark, self.known)

    def is_close(self, item: Item) -> bool:
        if item.mark in (RIGHT, OTHER):
            return False
        return abs(self.of(item) - self.answer) <= self.tolerance

    def text(self, item: Item) -> str:
        """Le nombre, en français, avec son unité."""
        options = self.question.options
        number = french(self.of(item), options.get("format", "z,.4g"))
        return f"{number}\u202f{options['unit']}" if "unit" in options else number
