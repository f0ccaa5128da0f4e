"""L’extension Sphinx du livre : ce que Jupyter Book ne fait pas de lui-même."""

from web import execution, formulas, french, glossary, integrity, markup, pages, palette


def setup(app):
    rooms = execution, formulas, french, glossary, integrity, markup, pages, palette
    for room in rooms:
        room.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
