"""La directive ``explorable``, et la figure qu’elle place dans le texte."""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from myst_nb.ext.glue.utils import RetrievalError, retrieve_glue_data
from sphinx.util.docutils import SphinxDirective

FIGURES = sorted(path.stem for path in Path(__file__).parent.glob("figures/*.js"))
FALLBACK = (
    "Cette figure se manipule dans la page du livre, avec JavaScript. "
    "Sans lui, voyez la {{numref}}`{}`."
)
NEEDED = ("name", "fallback")


class live_figure(nodes.General, nodes.Element):
    """La figure à manipuler ; ses enfants disent quoi voir à sa place."""


class Explorable(SphinxDirective):
    required_arguments = 1
    has_content = True
    option_spec = dict.fromkeys((*NEEDED, "also"), directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        self.assert_has_content()
        for needed in NEEDED:
            if needed not in self.options:
                raise self.error(f"explorable {name} : il manque « :{needed}: »")
        if name not in FIGURES:
            raise self.error(
                f"explorable {name} : cette figure n’existe pas. "
                f"Il y a {', '.join(FIGURES)}."
            )
        try:
            data = retrieve_glue_data(self.state.document, name).data
        except RetrievalError:
            raise self.error(
                f'explorable {name} : le chapitre n’exporte pas glue("{name}", JSON(…))'
            ) from None
        live = live_figure(element=name, data=data["application/json"])
        if "also" in self.options:
            live["also"] = self.options["also"]
            self.env.note_dependency(self.env.doc2path(live["also"]))
        live += self.parse_text_to_nodes(FALLBACK.format(self.options["fallback"]))
        caption = nodes.caption()
        for paragraph in self.parse_content_to_nodes():
            caption += paragraph.children
        figure = nodes.figure("", live, caption, classes=["explorable-figure"])
        self.set_source_info(figure)
        self.add_name(figure)
        return [figure]
