"""Ce que les outils du livre écriraient autrement en anglais."""

import re
from typing import Any

from docutils import nodes
from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style
from pybtex.style.formatting.unsrt import pages
from pybtex.style.template import Node, field, join, names, optional, sentence, tag
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from lib import numbers

NUMBER = re.compile(r"-?\d[\d,]*(\.\d+)?%?")


def french(text: str) -> str:
    """Un nombre écrit à la française ; tout autre texte, inchangé."""
    return numbers.french(text, "") if NUMBER.fullmatch(text) else text


class FrenchNumbers(SphinxPostTransform):
    """Écrit à la française les nombres que ``glue`` place dans la prose."""

    default_priority = 400

    def run(self, **options: Any) -> None:
        for node in self.document.findall(nodes.inline):
            if "pasted-text" in node["classes"]:
                number = french(node.astext())
                node.clear()
                node += nodes.Text(number)


class JoinedPunctuation(SphinxPostTransform):
    """Une formule courte ne se sépare pas du signe qui la suit."""

    default_priority = 700
    longest = 25
    sign = re.compile(r"[\u00a0\u202f]?[.,;:?!)»…]+")

    def run(self, **options: Any) -> None:
        for formula in list(self.document.findall(nodes.math)):
            after = formula.next_node(descend=False, siblings=True)
            match = isinstance(after, nodes.Text) and self.sign.match(after)
            if match and len(formula.astext()) <= self.longest:
                joined = nodes.inline(classes=["joined"])
                formula.replace_self(joined)
                joined += [formula, nodes.Text(match[0])]
                after.parent.replace(after, nodes.Text(after[match.end() :]))


class Reference(Style):
    """Une référence bibliographique : auteurs, « titre », où, quand, adresse."""

    def template(self, entry: Entry) -> Node:
        issue = join["(", field("number"), ")"]
        where = [
            optional[tag("em")[field(name)]]
            for name in ("journal", "booktitle", "publisher", "howpublished")
        ]
        return join(sep=" ")[
            sentence[names("author", sep=", ", sep2=" et ", last_sep=" et ")],
            sentence[join["«\u00a0", field("title"), "\u00a0»"]],
            sentence[
                *where,
                optional[join["vol.\u00a0", field("volume"), optional[issue]]],
                optional[join["p.\u00a0", pages]],
                field("year"),
            ],
            self.format_web_refs(entry),
        ]

    get_article_template = get_book_template = get_misc_template = template
    get_inproceedings_template = get_incollection_template = template
    get_phdthesis_template = get_techreport_template = template


def setup(app: Sphinx) -> None:
    register_plugin("pybtex.style.formatting", "livre", Reference)
    app.add_post_transform(FrenchNumbers)
    app.add_post_transform(JoinedPunctuation)
