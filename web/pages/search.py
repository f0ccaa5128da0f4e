"""L’index de recherche, que Pagefind refait d’après les pages."""

import shutil
import subprocess
import sys
from pathlib import Path

from sphinx.application import Sphinx

from web.pages.shipping import target

PROGRAMS = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
LEFT_OUT = ".katex-mathml, .headerlink, .highlight, summary"


def write_index(app: Sphinx) -> None:
    """Refait l’index, et n’en garde que ce que notre page de recherche charge."""
    out = Path(app.outdir)
    shutil.rmtree(out / "pagefind", ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(out), "--quiet"]
    options = ["--force-language", "fr", "--exclude-selectors", LEFT_OUT]
    subprocess.run([*command, *options], check=True)
    for path in (out / "pagefind").rglob("*"):
        is_index = path.parent.name in ("index", "fragment") or ".fr" in path.name
        if path.is_file() and (path.name in PROGRAMS or is_index):
            target(app, path.relative_to(out))
