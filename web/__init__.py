"""L’extension Sphinx du livre : ce que Jupyter Book ne fait pas de lui-même.

``build`` exécute les chapitres, une construction à la fois ; ``pages`` les met en
page ; ``notebooks`` en fait des carnets ; ``explorables`` y place les figures à
manipuler, ``exercises`` les questions ; ``python`` y exécute le code. ``repository`` dit
où est le livre.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ROOMS = ("build", "pages", "notebooks", "explorables", "exercises", "python")


def setup(app: "Sphinx") -> "ExtensionMetadata":
    for room in ROOMS:
        app.setup_extension(f"web.{room}")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
