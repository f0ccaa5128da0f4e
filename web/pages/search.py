"""Ce que la page de recherche charge : les passages du livre, et de quoi y chercher."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from web.pages.lightening import lighten
from web.pages.passages import Passage, passages
from web.pages.shipping import target

MINISEARCH = "node_modules/minisearch/dist/es/index.js"


def read_pages(app: Sphinx) -> Iterator[Passage]:
    """Les passages de toutes les pages ; ceux d’une page inchangée ne se relisent pas."""
    kept = Path(app.doctreedir, "passages.json")
    before = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    now = {}
    for name in sorted(app.env.found_docs):
        page = Path(app.outdir, f"{name}.html").read_text("utf-8")
        key = hashlib.sha256(page.encode()).hexdigest()
        now[key] = before.get(key) or list(passages(page, "/annexes/" in name))
        for one in now[key]:
            anchor = one["anchor"]
            content = {k: text for k, text in one.items() if k != "anchor"}
            yield {**content, "address": f"{name}.html#{anchor}"}
    kept.write_text(json.dumps(now), "utf-8")


def write_index(app: Sphinx) -> None:
    """Les passages de toutes les pages, et le programme qui y cherche."""
    found = list(read_pages(app))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    target(app, "_static/passages.json").write_text(text, "utf-8")
    program = Path(app.srcdir, MINISEARCH).read_text("utf-8")
    for name, code in lighten({"minisearch.js": program}).items():
        target(app, f"_static/{name}").write_text(code, "utf-8")
