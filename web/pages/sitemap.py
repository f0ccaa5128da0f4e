"""L’entrée du site, et le plan que lisent les moteurs de recherche."""

from xml.sax.saxutils import escape

from sphinx.application import Sphinx

from web.pages.shipping import target

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
PLACES = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{places}</urlset>
"""


def write(app: Sphinx) -> None:
    """La redirection vers l’accueil et, si le site a une adresse, son plan."""
    config = app.config
    start = f"{config.root_doc}.html"
    page = REDIRECTION.format(project=config.project, start=start)
    target(app, "index.html").write_text(page, "utf-8")
    if config.html_baseurl:
        places = "".join(
            f"<url><loc>{escape(config.html_baseurl)}{page}.html</loc></url>\n"
            for page in sorted(app.env.found_docs)
        )
        plan = PLACES.format(places=places)
        target(app, "sitemap.xml").write_text(plan, "utf-8")
