"""Ce qui entoure les chapitres : thème, adresses, recherche, copie à emporter."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from docutils.nodes import make_id

from web.cards import write_card
from web.fonts import write_web_fonts
from web.formulas import katex_style
from web.palette import palette_css
from web.portable import portable
from web.repository import launch, repository, site_address

HERE = Path(__file__).parent
ARCHIVE = "bases-apprentissage-profond.zip"
SEARCH_FILES = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
REDIRECTION = """<!DOCTYPE html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{project}</title>
<meta name="description" content="{project}">
<meta http-equiv="refresh" content="0; url={start}">
<link rel="icon" href="_static/logo.svg" type="image/svg+xml">
<p><a href="{start}">{project}</a></p>
</html>
"""


def set_addresses(app, config):
    """Le dépôt et l’adresse du site ; s’ils changent, les pages se refont."""
    config.book_repository = repository(app.srcdir)
    config.html_baseurl = site_address(config.book_repository) or ""


def keep_our_files(app):
    """Ni les fichiers que les extensions ajoutent, ni la recherche de Sphinx."""
    app.config.html_static_path = []
    app.builder.search = False


def styles(app, root, has_formulas):
    """Les styles d’une page, écrits dedans : elle s’affiche en un seul aller-retour."""
    style = palette_css() + (HERE / "theme" / "book.css").read_text("utf-8")
    style = style.replace('url("fonts/', f'url("{root}_static/fonts/')
    if has_formulas:
        katex = katex_style(app.srcdir)
        style += katex.replace("url(fonts/", f"url({root}_static/katex/fonts/")
    return style


def complete(app, pagename, templatename, context, doctree):
    """Ce que nos gabarits attendent, pour la page ``pagename``."""
    address = app.config.html_baseurl
    repository = app.config.book_repository
    metadata = context.get("meta") or {}
    context["description"] = metadata.get("description", app.config.project)
    context["has_formulas"] = app.env.get_domain("math").has_equations(pagename)
    root = context["pathto"]("", 1)
    context["styles"] = styles(app, root, context["has_formulas"])
    context["repository"] = repository
    context["address"] = address
    if doctree is not None:
        context["card"] = f"_static/cards/{pagename.replace('/', '-')}.png"
        if address:
            write_card(context["title"], Path(app.outdir, context["card"]))
        has_notebook = Path(app.srcdir, f"{pagename}.ipynb").exists()
        if has_notebook and pagename != app.config.root_doc:
            context["notebook"] = f"carnets/{Path(pagename).name}.ipynb"
            context["launch"] = repository and launch(repository, pagename)
    if pagename == "404":
        context["base"] = address


def extra_pages(app):
    yield "recherche", {"title": "Recherche"}, "recherche.html"
    yield "404", {"title": "Page introuvable"}, "404.html"


def numbering(env):
    """La fonction qui rend « 3.1 », le numéro d’une figure ou d’une équation."""
    labels = env.get_domain("std").labels
    numbers = {
        anchor: ".".join(map(str, number))
        for kinds in env.toc_fignumbers.values()
        for anchors in kinds.values()
        for anchor, number in anchors.items()
    }

    def number(label):
        anchor = labels[label][1] if label in labels else make_id(f"equation-{label}")
        return numbers[anchor]

    return number


def write_notebooks(app, out):
    """Les carnets à télécharger, prêts pour Colab."""
    (out / "carnets").mkdir(exist_ok=True)
    number = numbering(app.env)
    for page in app.env.found_docs:
        source = Path(app.srcdir, f"{page}.ipynb")
        if source.exists():
            target = out / "carnets" / source.name
            target.write_text(
                portable(source, app.config.book_repository, number), "utf-8"
            )


def write_index(app, out):
    """L’index de recherche, refait d’après les pages."""
    shutil.rmtree(out / "pagefind", ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", out, "--force-language", "fr"]
        + [
            "--exclude-selectors",
            ".katex-mathml, .headerlink, .highlight, summary",
            "--quiet",
        ],
        check=True,
    )
    for path in (out / "pagefind").glob("*.*"):
        used = path.name in SEARCH_FILES or ".fr" in path.name
        if path.is_file() and not used:
            path.unlink()


def write_sitemap(app, out):
    pages = sorted(app.env.found_docs)
    places = "".join(
        f"<url><loc>{escape(app.config.html_baseurl)}{page}.html</loc></url>\n"
        for page in pages
    )
    (out / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{places}</urlset>\n"
    )


def write_archive(out):
    """Tout le site en un fichier, le même octet pour octet s’il n’a pas changé."""
    archive = out / ARCHIVE
    archive.unlink(missing_ok=True)
    paths = sorted(p for p in out.rglob("*") if p.is_file() and p.name[0] != ".")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in paths:
            name = Path("bases-apprentissage-profond", path.relative_to(out))
            info = zipfile.ZipInfo(name.as_posix())
            info.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(info, path.read_bytes())


def remove_leftovers(app, out):
    """Efface les pages et les images qu’une construction d’avant a laissées."""
    pages = app.env.found_docs | {"index", "recherche", "404"}
    images = {name for _, name in app.env.images.values()}
    for path in [*out.rglob("*.html"), *out.glob("_images/*"), *out.glob("carnets/*")]:
        page = path.relative_to(out).with_suffix("").as_posix()
        if page not in pages and path.name not in images:
            path.unlink()


def finish(app, exception):
    """Ce qui se fait une fois toutes les pages écrites."""
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    remove_leftovers(app, out)
    write_web_fonts(Path(app.srcdir), out.with_name(".fonts"), out / "_static/fonts")
    start = f"{app.config.root_doc}.html"
    page = REDIRECTION.format(project=app.config.project, start=start)
    (out / "index.html").write_text(page, "utf-8")
    write_notebooks(app, out)
    if app.config.html_baseurl:
        write_sitemap(app, out)
    write_index(app, out)
    write_archive(out)


def setup(app):
    app.add_html_theme("livre", HERE / "theme")
    app.add_config_value("book_repository", None, "html")
    app.connect("config-inited", set_addresses)
    app.connect("builder-inited", keep_our_files, priority=900)
    app.connect("html-page-context", complete)
    app.connect("html-collect-pages", extra_pages)
    app.connect("build-finished", finish, priority=900)
