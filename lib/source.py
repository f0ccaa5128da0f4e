"""Montre dans un chapitre le code même que le livre exécute."""

import ast
import inspect
from pathlib import Path
from textwrap import dedent
from typing import Any

WIDTH = 88


def source(*objects: Any) -> Any:
    """Le code de fonctions ou de classes, en un bloc Markdown coloré, sans ses types."""
    from IPython.display import Markdown

    blocks = []
    for item in objects:
        module = Path(inspect.getsourcefile(item) or "")
        code = without_types(dedent(inspect.getsource(item)))
        blocks.append(f"# {module.parent.name}/{module.name}\n\n{code}")
    return Markdown("```python\n" + "\n\n".join(blocks) + "```")


def without_types(code: str) -> str:
    """Le même code, dont les signatures et les attributs ne disent plus leurs types.

    Commentaires et mise en page restent ; une signature qui change est remise à la
    ligne comme ``ruff format`` le ferait.
    """
    lines = code.splitlines(keepends=True)
    for node in sorted(_typed(code), key=lambda node: node.lineno, reverse=True):
        if isinstance(node, ast.FunctionDef):
            first = node.lineno - 1
            last = next(i for i in range(first, len(lines)) if lines[i].endswith(":\n"))
            lines[first : last + 1] = [line + "\n" for line in _signature(node, code)]
        else:
            line = lines[node.lineno - 1].encode()
            start, end = node.target.end_col_offset, node.annotation.end_col_offset
            lines[node.lineno - 1] = (line[:start] + line[end:]).decode()
    return "".join(lines)


def _typed(code: str) -> list[Any]:
    """Les fonctions, et les attributs qui disent leur type, comme ``self.x: int = 0``."""
    return [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef)
        or (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Attribute))
    ]


def _signature(node: ast.FunctionDef, code: str) -> list[str]:
    """Les lignes de ``def`` aux deux-points, sans types."""
    given, indent = node.args, " " * node.col_offset
    defaults: dict[Any, Any] = dict(zip(given.args[::-1], given.defaults[::-1]))
    defaults |= zip(given.kwonlyargs, given.kw_defaults)

    def written(argument: ast.arg) -> str:
        default = defaults.get(argument)
        value = f"={ast.get_source_segment(code, default)}" if default else ""
        return argument.arg + value

    parts = [written(argument) for argument in given.args]
    if given.vararg or given.kwonlyargs:
        parts.append(f"*{given.vararg.arg if given.vararg else ''}")
    parts += [written(argument) for argument in given.kwonlyargs]
    if given.kwarg:
        parts.append(f"**{given.kwarg.arg}")

    inside = ", ".join(parts)
    short = f"{indent}def {node.name}({inside}):"
    if len(short) <= WIDTH:
        return [short]
    body = [f"{indent}    {inside}"]
    if len(body[0]) > WIDTH:
        body = [f"{indent}    {part}," for part in parts]
    return [f"{indent}def {node.name}(", *body, f"{indent}):"]
