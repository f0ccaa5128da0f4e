"""Les pages : ce que les chapitres deviennent dans le site, et ce qui les entoure."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from web.pages import (
    archive,
    context,
    editions,
    formulas,
    french,
    glossary,
    markup,
    search,
    shipping,
    sitemap,
)
from web.pages.fonts import write_web_fonts
from web.pages.palette import logo


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Ce qui se fait une fois toutes les pages écrites, dans l’ordre."""
    if exception is not None or app.builder.format != "html":
        return
    kept = Path(app.outdir).with_name(".fonts")
    write_web_fonts(Path(app.srcdir), kept, lambda name: shipping.target(app, name))
    formulas.copy_fonts(app)
    shipping.target(app, "_static/logo.svg").write_text(logo(), "utf-8")
    sitemap.write(app)
    search.write_index(app)
    shipping.remove_the_rest(app)
    archive.write(app)
    editions.show(Path(app.outdir), f"{app.config.root_doc}.html")


def setup(app: Sphinx) -> ExtensionMetadata:
    for room in (context, formulas, french, glossary, markup):
        room.setup(app)
    app.connect("build-finished", finish, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
