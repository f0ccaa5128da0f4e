"""Le Markdown des chapitres, lu par le même analyseur que celui du site."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.options import options_to_items

FENCES = ("fence", "colon_fence")


@dataclass
class Directive:
    """``:::{name} argument``, ses options et son contenu."""

    name: str
    argument: str
    options: dict[str, str]
    body: str


@cache
def parser() -> MarkdownIt:
    extensions = {"attrs_inline", "colon_fence", "deflist", "dollarmath"}
    return create_md_parser(MdParserConfig(enable_extensions=extensions), RendererHTML)


def directive(token: Token) -> Directive | None:
    """La directive qu’ouvre un bloc, ou ``None`` si ce n’en est pas un."""
    if token.type not in FENCES or not token.info.strip().startswith("{"):
        return None
    name, _, argument = token.info.strip()[1:].partition("}")
    lines = token.content.splitlines()
    written = []
    while lines and lines[0].startswith(":"):
        written.append(lines.pop(0)[1:])
    options = dict(options_to_items("\n".join(written))[0])
    return Directive(name, argument.strip(), options, "\n".join(lines).strip("\n"))


def rewrite(
    text: str,
    block: Callable[[Directive], str | None] = lambda found: None,
    equation: Callable[[str, str], str | None] = lambda formula, name: None,
    role: Callable[[str, str], str | None] = lambda name, content: None,
) -> str:
    """Le texte, où chaque directive, formule nommée et rôle est récrit.

    ``block`` reçoit une ``Directive``, ``equation`` (formule, nom), ``role`` (nom,
    contenu) ; chacun rend ce qui prend la place, ou ``None`` pour n’y pas toucher.
    """
    lines = text.split("\n")
    for start, end, tokens in reversed(places(text)):
        written = "\n".join(lines[start:end])
        replaced: str | None
        if tokens[0].type == "inline":
            replaced = rewrite_roles(written, tokens, role)
        elif found := directive(tokens[0]):
            replaced = block(found)
        else:
            replaced = equation(tokens[0].content, tokens[0].info)
        if replaced is not None:
            margin = written[: len(written) - len(written.lstrip())]
            if tokens[0].type != "inline":
                replaced = "\n".join(margin + line for line in replaced.split("\n"))
            lines[start:end] = replaced.split("\n")
    return "\n".join(lines)


def places(text: str) -> list[tuple[int, int, list[Token]]]:
    """Où sont les blocs à récrire : (première ligne, fin, jetons), dans l’ordre."""
    found: dict[tuple[int, int], list[Token]] = {}
    for token in parser().parse(text):
        kinds = ("inline", "math_block_label")
        if token.map and (token.type in kinds or directive(token)):
            start, end = token.map
            found.setdefault((start, end), []).append(token)
    return [(*lines, tokens) for lines, tokens in sorted(found.items())]


def rewrite_roles(
    text: str, tokens: list[Token], role: Callable[[str, str], str | None]
) -> str:
    """Un paragraphe dont les rôles sont récrits ; le code, lui, reste tel quel."""
    written, cursor = "", 0
    for child in (child for token in tokens for child in token.children or ()):
        if child.type == "code_inline":
            inside = text.index(child.markup, cursor) + len(child.markup)
            end = text.index(child.markup, inside) + len(child.markup)
            written += text[cursor:end]
            cursor = end
        elif child.type == "myst_role":
            name, content = child.meta["name"], child.content
            spaced = re.escape(f"{{{name}}}`{content}`").replace(r"\ ", r"\s")
            before, source, _ = re.split(f"({spaced})", text[cursor:], maxsplit=1)
            replaced = role(name, content)
            written += before + (source if replaced is None else replaced)
            cursor += len(before) + len(source)
    return written + text[cursor:]
