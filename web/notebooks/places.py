"""Ce que chaque nom du livre désigne : une page, un numéro, une référence."""

import posixpath
from typing import Any, cast

from docutils.nodes import make_id
from pybtex.backends.markdown import Backend
from sphinx.domains.math import MathDomain
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment


class Places:
    """Le livre, vu de ``page`` ; ``address`` est celle du site, si on la connaît."""

    def __init__(self, env: BuildEnvironment, page: str, address: str) -> None:
        std = cast(StandardDomain, env.get_domain("std"))
        math = cast(MathDomain, env.get_domain("math"))
        bibliography: Any = env.get_domain("cite")
        self.env, self.page, self.address = env, page, address
        self.anchors = dict(std.anonlabels)
        self.titles = {label: title for label, (_, _, title) in std.labels.items()}
        for label, (document, _) in math.equations.items():
            self.anchors[label] = document, make_id(f"equation-{label}")
        self.numbers = {
            (document, anchor): ".".join(map(str, number))
            for document, kinds in env.toc_fignumbers.items()
            for anchors in kinds.values()
            for anchor, number in anchors.items()
        }
        self.citations = {
            citation.key: (
                citation.formatted_entry.label,
                citation.formatted_entry.text.render(Backend()),
            )
            for citation in bibliography.citations
        }

    def sections(self) -> list[str]:
        """Les numéros des titres de la page, dans l’ordre : « 3 », « 3.1 »…"""
        numbers = self.env.toc_secnumbers.get(self.page, {}).values()
        return [".".join(map(str, number)) for number in numbers]

    def number(self, label: str) -> str:
        """« 3.1 », le numéro d’une figure, d’une équation ou d’un exercice."""
        return self.numbers[self.anchors[label]]

    def link(self, text: str, label: str) -> str:
        """``text``, lié à l’endroit du site que nomme ``label``."""
        document, anchor = self.anchors[label]
        return self.to_page(text, f"/{document}", f"#{anchor}")

    def to_page(self, text: str, path: str, anchor: str = "") -> str:
        """``text``, lié à une page du site ; un chemin est relatif à cette page-ci."""
        document = posixpath.join("/", posixpath.dirname(self.page), path)
        document = posixpath.normpath(document).lstrip("/")
        text = text or self.env.titles[document].astext()
        return (
            f"[{text}]({self.address}{document}.html{anchor})" if self.address else text
        )
