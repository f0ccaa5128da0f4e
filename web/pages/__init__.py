"""Les pages : ce que les chapitres deviennent dans le site, et ce qui les entoure."""

from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
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
from web.pages.fonts import write_formula_fonts, write_web_fonts
from web.pages.palette import logo


def leave_out(app: Sphinx, config: Config) -> None:
    """Écarte les pages que la table des matières, s’il y en a une, ne nomme pas."""
    if "sphinx_external_toc" not in app.extensions:
        return
    source = Path(app.srcdir)
    pages = (
        path.relative_to(source).as_posix() for path in source.glob("book/**/*.md")
    )
    unlisted = [
        p for p in pages if p.removesuffix(".md") not in config.external_site_map
    ]
    config.exclude_patterns = [*config.exclude_patterns, *unlisted]


def write_fonts(app: Sphinx) -> None:
    """Les polices du texte, et celles des formules, d’après les pages écrites."""
    source, out = Path(app.srcdir), Path(app.outdir)
    kept = out.with_name(".fonts")
    pages = [out / f"{page}.html" for page in sorted(app.env.found_docs)]
    write_web_fonts(source, kept, partial(shipping.target, app))
    write_formula_fonts(source, kept, pages, partial(shipping.target, app))


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Ce qui se fait une fois toutes les pages écrites, dans l’ordre."""
    if exception is not None or app.builder.format != "html":
        return
    write_fonts(app)
    shipping.target(app, "_static/logo.svg").write_text(logo(), "utf-8")
    sitemap.write(app)
    search.write_index(app)
    shipping.remove_the_rest(app)
    archive.write(app)
    editions.show(Path(app.outdir), f"{app.config.root_doc}.html")


def setup(app: Sphinx) -> ExtensionMetadata:
    for room in (context, formulas, french, glossary, markup):
        room.setup(app)
    # Après sphinx_external_toc, qui lit _toc.yml, et parcourrait aussi node_modules.
    app.connect("config-inited", leave_out, priority=950)
    app.connect("build-finished", finish, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
