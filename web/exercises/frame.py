"""Un exercice dans sa page : son départ, ce qui le vérifie et ses indices, avec lui."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_exercise.nodes import is_exercise_node

from web.exercises.directive import element, part
from web.exercises.reading import Exercise, answers, call, read
from web.notebooks import chapters

LEVELS = {f"level-{stars}": stars for stars in (1, 2, 3)}


def judged(exercise: Exercise, codes: list[NotebookNode]) -> dict[str, Any]:
    """Ce que la page doit savoir pour vérifier une réponse."""
    if exercise.check is None:
        return {}
    check = codes[exercise.check].source
    return {
        "data-start": exercise.start,
        "data-check": exercise.check,
        "data-call": call(check),
        "data-names": " ".join(answers(check)),
    }


def following(node: nodes.Element) -> Iterator[nodes.Element]:
    """Ce qui suit un énoncé et lui appartient : son départ, ses indices, son but."""
    parent = node.parent
    for one in parent.children[parent.index(node) + 1 :]:
        classes = one.get("classes", []) if isinstance(one, nodes.Element) else []
        if not {"tag_start", "hint", "goal"} & set(classes):
            return
        yield one


class Gathered(SphinxTransform):
    """Met dans l’exercice ce qui le suit, une fois les solutions réunies."""

    default_priority = 810

    def apply(self, **options: Any) -> None:
        found = {
            node["label"]: node for node in self.document.findall(is_exercise_node)
        }
        if not found:
            return
        cells = chapters.read(Path(self.env.doc2path(self.env.docname))).cells
        codes = [cell for cell in cells if cell.cell_type == "code"]
        for exercise in read(cells):
            node = found[exercise.label]
            if parts := list(following(node)):
                data = judged(exercise, codes)
                frame = element("div", data=data, classes=["practice"])
                node += frame
                for one in parts:
                    one.parent.remove(one)
                    frame += one
                    if "tag_start" in one["classes"] and data:
                        frame += element("div", classes=["entry"])
                        frame += element(
                            "div", data={"role": "status"}, classes=["said"]
                        )


class Stars(SphinxPostTransform):
    """Le niveau d’un exercice, à la fin de son titre."""

    default_priority = 600
    formats = ("html",)

    def run(self, **options: Any) -> None:
        for node in self.document.findall(is_exercise_node):
            for stars in (LEVELS[name] for name in node["classes"] if name in LEVELS):
                said = {"role": "img", "aria-label": f"niveau {stars} sur 3"}
                level = part("", nodes.Text("★" * stars), tag="span", data=said)
                level["classes"].append("level")
                node[0] += [nodes.Text(" "), level]


def setup(app: Sphinx) -> None:
    app.add_transform(Gathered)
    app.add_post_transform(Stars)
