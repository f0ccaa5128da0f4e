"""Le premier emploi de chaque mot du glossaire, dans chaque chapitre, y mène."""

import re
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

GLOSSARY = "book/annexes/glossaire"
CHAPTER = re.compile(r"book/\d+-")
SKIPPED = (
    nodes.title,
    nodes.reference,
    nodes.literal,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.caption,
    nodes.table,
    addnodes.toctree,
)


def forms(term: str) -> str:
    """Le motif d’un mot du glossaire, au singulier comme au pluriel."""
    words = re.sub(r" \(.*\)", "", term).split()
    return r"[ \u00a0]".join(f"{re.escape(word)}[sx]?" for word in words)


class FirstUses(SphinxPostTransform):
    """Place les liens vers le glossaire."""

    default_priority = 600

    def run(self, **options: Any) -> None:
        if not CHAPTER.match(self.env.docname):
            return
        self.terms = {
            name: place
            for (kind, name), place in cast(
                StandardDomain, self.env.get_domain("std")
            ).objects.items()
            if kind == "term"
        }
        for text in list(self.document.findall(nodes.Text)):
            if self.terms and not self.is_skipped(text):
                text.parent.replace(text, self.linked(text.astext()))

    def is_skipped(self, node: nodes.Node) -> bool:
        while node := node.parent:
            if isinstance(node, SKIPPED) or "question" in node.get("classes", ()):
                return True
        return False

    def linked(self, text: str) -> list[nodes.Node]:
        """Les nœuds de ``text``, où le premier emploi de chaque mot est un lien."""
        longest_first = sorted(self.terms, key=len, reverse=True)
        for term in longest_first:
            match = re.search(rf"\b{forms(term)}\b", text, re.IGNORECASE)
            if match:
                document, anchor = self.terms.pop(term)
                link = make_refnode(
                    self.app.builder,
                    self.env.docname,
                    document,
                    anchor,
                    nodes.inline("", match[0]),
                )
                link["classes"].append("term")
                before, after = text[: match.start()], text[match.end() :]
                return [*self.linked(before), link, *self.linked(after)]
        return [nodes.Text(text)] if text else []


def follow_glossary(app: Sphinx, docname: str, content: list[str]) -> None:
    """Un glossaire changé refait les chapitres."""
    if CHAPTER.match(docname):
        app.env.note_dependency(f"{GLOSSARY}.md")


def setup(app: Sphinx) -> None:
    app.connect("source-read", follow_glossary)
    app.add_post_transform(FirstUses)
