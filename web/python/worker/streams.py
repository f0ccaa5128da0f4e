"""Ce qu’un code imprime, porté à la page à mesure."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any

Tell = Callable[[str, Any], None]


class Stream(io.TextIOBase):
    """``print`` et les erreurs, portés à la page ligne par ligne."""

    def __init__(self, tell: Tell, kind: str) -> None:
        self.send, self.kind, self.waiting = tell, kind, ""

    def write(self, text: str) -> int:
        self.waiting += text
        whole, newline, self.waiting = self.waiting.rpartition("\n")
        if newline:
            self.send(self.kind, whole + newline)
        return len(text)

    def flush(self) -> None:
        if self.waiting:
            self.send(self.kind, self.waiting)
            self.waiting = ""


@contextmanager
def streams(tell: Tell) -> Iterator[None]:
    """Porte à la page ce qui s’imprime, la dernière ligne comprise."""
    out, err = Stream(tell, "out"), Stream(tell, "err")
    with redirect_stdout(out), redirect_stderr(err):
        try:
            yield
        finally:
            out.flush()
            err.flush()
