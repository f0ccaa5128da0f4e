"""L’exécution d’une cellule dans le navigateur, et ce qu’elle montre.

``tell(sorte, contenu)`` porte à la page ce que la cellule dit, à mesure qu’elle le dit.
"""

import ast
import io
import linecache
import sys
import traceback
from ast import literal_eval
from collections.abc import Iterable
from typing import Any

from lib.numbers import french

from .streams import Tell, streams

MIMES = {
    "svg": ("_repr_svg_",),
    "html": ("_repr_html_",),
    "markdown": ("_repr_markdown_",),
}
CELL = "<cellule {}>"


def shown(value: Any) -> tuple[str, str]:
    """La forme sous laquelle une valeur se montre, et son texte."""
    for kind, methods in MIMES.items():
        for method in methods:
            if not isinstance(value, type) and hasattr(value, method):
                return kind, getattr(value, method)()
    if "matplotlib" in sys.modules and hasattr(value, "savefig"):
        return "svg", drawn(value)
    return "text", repr(value)


def drawn(figure: Any) -> str:
    """Une figure de matplotlib qui n’est pas de ``lib``, en SVG."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", bbox_inches="tight")
    return buffer.getvalue()


class Session:
    """Les variables du lecteur, et les nombres que les cellules donnent aux phrases."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.glued: dict[str, Any] = {}

    def display(self, *values: Any) -> None:
        sys.stdout.flush()
        for value in values:
            self.tell(*shown(value))

    def glue(self, name: str, value: Any, display: bool = True) -> None:
        self.glued[name] = value
        self.tell("glue", name)

    def pasted(self, name: str, form: str) -> str:
        """Le nombre que demande ``{glue:text}`nom:forme```, écrit comme dans le livre."""
        value = self.glued[name]
        try:
            value = literal_eval(repr(value))
        except (SyntaxError, ValueError):
            value = getattr(value, "item", lambda: value)()
        if form == "s":
            return str(value)
        return french(format(int(value) if form[-1] in "dx" else value, form), "")

    def run(self, source: str, rank: int) -> bool:
        """Exécute une cellule, et montre sa dernière expression ; faux si elle échoue."""
        name = CELL.format(rank)
        linecache.cache[name] = len(source), None, source.splitlines(True), name
        with streams(self.tell):
            try:
                self.execute(source, name)
                self.show_open_figures()
            except BaseException as error:  # noqa: BLE001 (même SystemExit se dit)
                sys.stdout.flush()
                self.tell("error", failure(error, name))
                return False
        return True

    def verify(
        self, answer: str, rank: int, check: str, own: Iterable[str]
    ) -> tuple[bool, str] | None:
        """Le verdict sur une réponse, et ce qu’il montre ; ``None`` si elle échoue.

        Elle s’exécute à part : ni ses noms ni ceux d’une réponse d’avant ne restent.
        """
        shared = self.names
        self.names = {name: shared[name] for name in shared.keys() - set(own)}
        try:
            return self.verdict(check) if self.run(answer, rank) else None
        finally:
            self.names = shared

    def verdict(self, source: str) -> tuple[bool, str]:
        """Ce que rend la dernière ligne d’une vérification."""
        *before, call = ast.parse(source).body
        with streams(self.tell):
            exec(compile(ast.Module(before, []), "", "exec"), self.names)  # noqa: S102
            verdict = eval(ast.unparse(call), self.names)
        return verdict.right, verdict._repr_html_()

    def execute(self, source: str, name: str) -> None:
        tree = ast.parse(source, name)
        last = tree.body[-1] if tree.body else None
        shows = isinstance(last, ast.Expr) and not source.rstrip().endswith(";")
        body = tree.body[:-1] if shows else tree.body
        exec(compile(ast.Module(body, []), name, "exec"), self.names)  # noqa: S102
        if shows and isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), self.names)
            if value is not None:
                self.display(value)

    def show_open_figures(self) -> None:
        """Les figures que le lecteur a dessinées avec ``pyplot``."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot and pyplot.get_fignums():
            self.display(*map(pyplot.figure, pyplot.get_fignums()))
            pyplot.close("all")


def failure(error: BaseException, name: str) -> dict[str, Any]:
    """Une erreur, telle que la page la dit : la phrase, la ligne, puis la trace."""
    trace = traceback.TracebackException.from_exception(error)
    while trace.stack and trace.stack[0].filename != name:
        del trace.stack[0]
    lines = [frame.lineno for frame in trace.stack if frame.filename == name]
    if isinstance(error, SyntaxError) and error.filename == name:
        lines = [error.lineno]
    said = "".join(trace.format_exception_only()).strip().splitlines()
    return {
        "said": said[-1] if said else type(error).__name__,
        "line": lines[-1] if lines else None,
        "trace": "".join(trace.format()).strip(),
    }
