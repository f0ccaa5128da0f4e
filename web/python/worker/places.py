"""Ce que les chapitres importent, et qu’un navigateur n’a pas ou charge plus tard."""

import importlib
import logging
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from .runner import Session

LATER = "lib.figures"


class Later(ModuleType):
    """Un module que l’on n’importe qu’en s’en servant : il en demande d’autres."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(name)
        self.__path__ = [folder]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(real(self.__name__), name)


def real(name: str) -> ModuleType:
    """Le vrai module, que le prochain import trouvera."""
    if isinstance(sys.modules.get(name), Later):
        del sys.modules[name]
    return importlib.import_module(name)


class Shown:
    """Un texte que la page montre comme Jupyter le ferait."""

    def __init__(self, data: Any) -> None:
        self.data = data


class Markdown(Shown):
    def _repr_markdown_(self) -> str:
        return str(self.data)


class HTML(Shown):
    def _repr_html_(self) -> str:
        return str(self.data)


class SVG(Shown):
    def _repr_svg_(self) -> str:
        return str(self.data)


class JSON(Shown):
    """Ce qu’un chapitre donne à une figure à manipuler ; la page ne le montre pas."""

    def __repr__(self) -> str:
        return "<données>"


def bar(session: Session) -> type:
    """Ce qui remplace ``tqdm`` : l’avancement, porté à la page."""

    class Progress:
        def __init__(self, values: Iterable[Any], total: int = 0, **_: Any) -> None:
            self.values = list(values)

        def __iter__(self) -> Iterator[Any]:
            for rank, value in enumerate(self.values):
                session.tell("progress", [rank, len(self.values)])
                yield value
            session.tell("progress", [len(self.values), len(self.values)])

    return Progress


def module(name: str, **content: Any) -> None:
    sys.modules[name] = made = ModuleType(name)
    made.__dict__.update(content)


def prepare(session: Session) -> None:
    """Met en place, avant la première cellule, ce qu’importent les chapitres."""
    stand_in(session)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    lib = importlib.import_module("lib")
    sys.modules[LATER] = later = Later(LATER, f"{lib.__path__[0]}/figures")
    vars(lib)["figures"] = later


def stand_in(session: Session) -> None:
    """Remplace les modules qui, dans Jupyter, parlent au carnet."""
    session.names["display"] = session.display
    kinds = {kind.__name__: kind for kind in (Markdown, HTML, SVG, JSON)}
    module("IPython.display", display=session.display, **kinds)
    module("myst_nb", glue=session.glue)
    module("tqdm", tqdm=bar(session))
