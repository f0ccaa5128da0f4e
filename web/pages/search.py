"""Ce que la page de recherche charge : les passages du livre, et de quoi y chercher."""

import json
from pathlib import Path

import rjsmin
from sphinx.application import Sphinx

from web.pages.passages import passages
from web.pages.shipping import target

MINISEARCH = "node_modules/minisearch/dist/es/index.js"


def write_index(app: Sphinx) -> None:
    """Les passages de toutes les pages, et le programme qui y cherche."""
    found = [
        {**one, "address": f"{name}.html#{one.pop('anchor')}"}
        for name in sorted(app.env.found_docs)
        for one in passages(
            Path(app.outdir, f"{name}.html").read_text("utf-8"), "/annexes/" in name
        )
    ]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    target(app, "_static/passages.json").write_text(text, "utf-8")
    program = Path(app.srcdir, MINISEARCH).read_text("utf-8")
    target(app, "_static/minisearch.js").write_text(rjsmin.jsmin(program), "utf-8")
