"""Le cadre d’une page : son thème, ses adresses, et ce que ses gabarits attendent."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.domains.math import MathDomain

from web.pages.cards import write_card
from web.pages.formulas import katex_style
from web.pages.palette import palette_css
from web.pages.shipping import rewrite, target
from web.private import private
from web.repository import launch, repository, site_address

THEME = Path(__file__).parent / "theme"
STYLES = ("fonts", "book", "place", "python", "paper")
EXTRA = {"recherche": "Recherche", "404": "Page introuvable"}


def set_addresses(app: Sphinx, config: Config) -> None:
    """Le dépôt et l’adresse du site ; s’ils changent, les pages se refont."""
    config.book_repository = repository(app.srcdir)
    config.html_baseurl = site_address(config.book_repository) or ""


def keep_our_files(app: Sphinx) -> None:
    """Ni les fichiers que les extensions ajoutent, ni la recherche de Sphinx."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        private(app.builder, "search")
        app.builder.search = False
        app.config.html_static_path = []
        for path in (THEME / "static").iterdir():
            target(app, f"_static/{path.name}")


def styles(
    source: Path | str, root: str, has_formulas: bool, names: Iterable[str] = STYLES
) -> str:
    """Les styles d’une page, écrits dedans : elle s’affiche en un seul aller-retour."""
    style = palette_css()
    for name in names:
        style += (THEME / f"{name}.css").read_text("utf-8")
    style = style.replace('url("fonts/', f'url("{root}_static/fonts/')
    if has_formulas:
        katex = katex_style(source)
        style += katex.replace("url(fonts/", f"url({root}_static/katex/fonts/")
    return style


def complete(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Ce que nos gabarits attendent, pour la page ``pagename``."""
    rewrite(app, pagename)
    metadata = context.get("meta") or {}
    has_formulas = cast(MathDomain, app.env.get_domain("math")).has_equations(pagename)
    context |= {
        "description": metadata.get("description", app.config.project),
        "has_formulas": has_formulas,
        "styles": styles(app.srcdir, context["pathto"]("", 1), has_formulas),
        "repository": app.config.book_repository,
        "address": app.config.html_baseurl,
        "base": app.config.html_baseurl if pagename == "404" else None,
    }
    if doctree is not None:
        add_ways_out(app, pagename, context)


def add_ways_out(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """La carte d’un chapitre, son carnet, et où l’ouvrir."""
    repository = app.config.book_repository
    if app.config.html_baseurl:
        context["card"] = f"_static/cards/{pagename.replace('/', '-')}.png"
        write_card(context["title"], target(app, context["card"], pagename))
    has_notebook = Path(app.srcdir, f"{pagename}.ipynb").exists()
    if has_notebook and pagename != app.config.root_doc:
        context["notebook"] = f"carnets/{Path(pagename).name}.ipynb"
        # Binder et Colab ouvrent le carnet du dépôt, où sont les solutions.
        if repository and app.config.book_solutions:
            context["launch"] = launch(repository, pagename)


def extra_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    for name, title in EXTRA.items():
        yield name, {"title": title}, f"{name}.html"


def setup(app: Sphinx) -> None:
    app.add_html_theme("livre", str(THEME))
    app.add_config_value("book_repository", None, "html")
    app.add_config_value("book_extra_pages", [*EXTRA, "index"], "html")
    app.connect("config-inited", set_addresses)
    app.connect("builder-inited", keep_our_files, priority=900)
    app.connect("html-page-context", complete)
    app.connect("html-collect-pages", extra_pages)
