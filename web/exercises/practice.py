"""Ce qui entoure un exercice : son niveau, ses indices, ses erreurs typiques.

::

    :::{exercise} Le double
    :label: ex-double
    :level: 1

    Écrivez `double(x)`.
    :::

    ```{code-cell} ipython3
    :tags: [start]

    def double(x):
        ...
    ```

    ```{code-cell} ipython3
    :tags: [check, remove-cell]

    @check
    def check_double(double):
        expect(double(3), 6, "double(3)", (9, "C’est le carré."))
    ```

    :::{hints} ex-double
    - Un premier indice.
    - Un second, qui aide davantage.
    :::

    :::{attempt} ex-double
    :says: le carré
    def double(x):
        return x * x
    :::

Le départ et la vérification sont des cellules du chapitre. Une tentative ne paraît nulle
part : un test vérifie qu’elle échoue, et que la phrase reçue contient ``says``.
"""

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx_exercise.directive import ExerciseDirective

from web.exercises.directive import folded

LEVELS = ("1", "2", "3")


def level(argument: str) -> str:
    return directives.choice(argument, LEVELS)


class LeveledExercise(ExerciseDirective):
    """L’exercice de sphinx-exercise, avec ses étoiles."""

    option_spec = ExerciseDirective.option_spec | {"level": level}

    def run(self) -> list[nodes.Node]:
        found = super().run()
        if stars := int(self.options.get("level", 0)):
            for node in found:
                node["classes"].append(f"level-{stars}")
        return found


class HintsDirective(SphinxDirective):
    """Les indices d’un exercice, qui s’ouvrent un à un."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        written = self.parse_content_to_nodes()
        items = [item for one in written for item in one.findall(nodes.list_item)]
        if len(written) != 1 or not 1 < len(items) < 4:
            raise self.error("des indices sont une liste de deux ou trois phrases")
        return [
            folded(f"Indice {rank}", *item.children, classes=["hint"])
            for rank, item in enumerate(items, 1)
        ]


class AttemptDirective(SphinxDirective):
    """Une réponse fausse que des lecteurs donnent ; elle ne se montre pas."""

    required_arguments = 1
    option_spec = dict.fromkeys(["says"], directives.unchanged_required)
    has_content = True

    def run(self) -> list[nodes.Node]:
        return []


def setup(app: Sphinx) -> None:
    app.add_directive("exercise", LeveledExercise, override=True)
    app.add_directive("hints", HintsDirective)
    app.add_directive("attempt", AttemptDirective)
