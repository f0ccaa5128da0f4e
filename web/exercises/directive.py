"""Les directives ``question``, ``recall`` et ``review``, et ce qu’elles placent."""

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from myst_nb.ext.glue.utils import RetrievalError, retrieve_glue_data
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from web.exercises.markdown import VERDICTS
from web.exercises.source import OTHER, Item, Question, QuestionError, read
from web.exercises.values import Numbers

OPTIONS = ("name", "answer", "tolerance", "format", "unit")


class part(nodes.General, nodes.Element):
    """Un élément HTML : ``tag``, et ``data`` pour ses attributs."""


def element(
    tag: str, *children: nodes.Node, data: dict[str, Any] | None = None, **known: Any
) -> part:
    made = part("", tag=tag, data=data or {}, **known)
    made += list(children)
    return made


def folded(title: str, *children: nodes.Node, **known: Any) -> part:
    return element("details", element("summary", nodes.Text(title)), *children, **known)


class QuestionDirective(SphinxDirective):
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = dict.fromkeys(OPTIONS, directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        title = (*self.arguments, "")[0]
        try:
            question = read(title, self.options, "\n".join(self.content))
            form = self.form(question)
        except QuestionError as error:
            raise self.error(str(error)) from None
        self.set_source_info(form)
        self.name_it(question)
        return [form]

    def name_it(self, question: Question) -> None:
        """Permet à toute page d’y renvoyer : « {ref}`q-nom` »."""
        standard = self.env.domaindata["std"]
        where = self.env.docname, question.name
        standard["anonlabels"][question.name] = where
        standard["labels"][question.name] = (*where, question.title)

    def known(self, name: str) -> str:
        """Le texte d’un nombre exporté par le chapitre."""
        try:
            return retrieve_glue_data(self.state.document, name).data["text/plain"]
        except RetrievalError:
            raise LookupError(name) from None

    def inline(self, text: str) -> list[nodes.Node]:
        """Le contenu d’un paragraphe d’une ligne."""
        parsed = self.parse_text_to_nodes(text)
        return [child for paragraph in parsed for child in paragraph.children]

    def form(self, question: Question) -> part:
        name, kind = question.name, question.kind
        data = {"data-kind": kind}
        numbers = Numbers(question, self.known) if kind == "number" else None
        if numbers:
            data |= {
                "data-value": repr(numbers.answer),
                "data-tolerance": repr(numbers.tolerance),
                "data-unit": question.options.get("unit", ""),
            }
        asked = element(
            "div",
            *self.parse_text_to_nodes(question.asked),
            classes=["asked"],
            ids=[f"{name}-enonce"],
        )
        fieldset = element(
            "fieldset",
            element("legend", nodes.Text(question.title)),
            asked,
            data={"aria-describedby": f"{name}-enonce"},
        )
        if not numbers:
            fieldset += element(
                "ol", *map(self.choice, question.items), classes=["choices"]
            )
        if kind != "choice":
            fieldset += element("div", classes=["entry"])
        fieldset += element("div", data={"role": "status"}, classes=["said"])
        form = element("form", fieldset, data=data, ids=[name], classes=["question"])
        if numbers:
            hint = nodes.paragraph("", "", *self.inline(question.hint))
            form += folded("Indice", hint, classes=["hint"])
        shown = [
            item for item in question.items if numbers is None or item.mark != OTHER
        ]
        answers = [one for item in shown for one in self.answer(item, numbers)]
        form += folded("Réponse", element("dl", *answers), classes=["answer"])
        return form

    def choice(self, item: Item) -> part:
        right = {"data-right": ""} if item.is_right else {}
        return element("li", *self.inline(item.text), data=right)

    def answer(self, item: Item, numbers: Numbers | None) -> list[part]:
        """Une réponse, son verdict et sa raison."""
        data = {} if numbers is None else {"data-value": repr(numbers.of(item))}
        text = [nodes.Text(numbers.text(item))] if numbers else self.inline(item.text)
        classes = ["right" if item.is_right else "wrong"]
        verdict = nodes.strong("", f"{VERDICTS[item.is_right]}.", classes=classes)
        term = element("dt", *text, nodes.Text(" "), verdict, data=data)
        return [term, element("dd", *self.inline(item.reason))]


class RecallDirective(SphinxDirective):
    """Les questions qui ouvrent un chapitre, repliées sous un titre."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        content = self.parse_content_to_nodes()
        return [folded(self.arguments[0], *content, classes=["recall"])]


class ReviewDirective(SphinxDirective):
    """La place de « Réviser » ; son contenu est ce qui se lit sans JavaScript."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        return [element("div", *self.parse_content_to_nodes(), classes=["review"])]


def setup(app: Sphinx) -> None:
    app.add_directive("question", QuestionDirective)
    app.add_directive("recall", RecallDirective)
    app.add_directive("review", ReviewDirective)
