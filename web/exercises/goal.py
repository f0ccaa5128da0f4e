"""Le but d’un exercice, atteint dans une figure à manipuler.

::

    :::{goal} ex-dix-pas
    :figure: fig-a-descendre
    :when: cost < 0.01 and steps <= 10
    :::

Les noms sont ceux que la figure annonce, par sa méthode ``readings``.
"""

import ast
import json
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from web.exercises.directive import element

SIGNS: dict[type, str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
}


def conditions(text: str) -> list[list[Any]]:
    """« cost < 0.01 and steps <= 10 » : [["cost", "<", 0.01], ["steps", "<=", 10]]."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise ValueError(text) from None
    match tree:
        case ast.BoolOp(op=ast.And(), values=joined):
            return [condition(one) for one in joined]
    return [condition(tree)]


def condition(node: ast.expr) -> list[Any]:
    match node:
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[value]) if (
            type(op) in SIGNS
        ):
            return [name, SIGNS[type(op)], ast.literal_eval(value)]
    raise ValueError(ast.unparse(node))


class GoalDirective(SphinxDirective):
    """Rien que l’on voie : ce que la page attend d’une figure."""

    required_arguments = 1
    option_spec = dict.fromkeys(("figure", "when"), directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        try:
            wanted = conditions(self.options["when"])
        except ValueError as error:
            raise self.error(
                f"but : « nom < nombre and … » est attendu, « {error} » est reçu"
            ) from None
        figure = nodes.make_id(self.options["figure"])
        data = {
            "data-figure": figure,
            "data-when": json.dumps(wanted),
            "role": "status",
        }
        return [element("p", data=data, classes=["goal"])]


def setup(app: Sphinx) -> None:
    app.add_directive("goal", GoalDirective)
