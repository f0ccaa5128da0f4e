"""Un livre de deux chapitres, construit dans un programme que l’on peut arrêter."""

import hashlib
import multiprocessing
import os
import shutil
import sys

from sphinx.application import Sphinx
from sphinx.errors import SphinxError

from tests.site.little_book import CONFIG

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["myst_nb", "web.pages", "web.notebooks", __name__])
SETTINGS = CONFIG | {
    "exclude_patterns": ["_build", "node_modules"],
    "nb_execution_mode": "cache",
    "nb_execution_show_tb": True,
}
CHAPTER = """\
---
file_format: mystnb
kernelspec:
  name: python3
---
# {title}

{text} $x^2$

```{{code-cell}}
{code}
```
"""
MODULE = "answer = 6 * 7"
INDEX = "# Accueil\n\n```{toctree}\nun\ndeux\n```\n"


def write(root, text="Un texte.", code="import lib.answer\nprint(lib.answer.answer)"):
    """Écrit les pages du livre ; ``text`` et ``code`` changent la première."""
    (root / "index.md").write_text(INDEX, "utf-8")
    for name, words, cell in (("un", text, code), ("deux", "Fixe.", "print(2 + 2)")):
        page = CHAPTER.format(title=name.title(), text=words, code=cell)
        (root / f"{name}.md").write_text(page, "utf-8")


def construct(root, hinder=None, builder="html"):
    """Construit le livre, dans un programme à part qu’on peut arrêter."""
    if hinder:
        hinder()
    os.environ["PYTHONPATH"] = str(root)
    os.chdir(root)
    out = root / "_build"
    with (root / f"journal-{os.getpid()}.txt").open("w") as log:
        try:
            app = Sphinx(
                root,
                None,
                out / builder,
                out / ".doctrees",
                builder,
                confoverrides=SETTINGS,
                status=log,
                warning=log,
                warningiserror=True,
                keep_going=True,
            )
            app.build()
        except (SphinxError, OSError) as error:
            log.write(str(error))
            sys.exit(2)
    sys.exit(app.statuscode)


def start(root, hinder=None, builder="html"):
    process = PROCESSES.Process(target=construct, args=(root, hinder, builder))
    process.start()
    return process


def build(root, hinder=None):
    """Une construction menée à son terme : (code de sortie, ce qu’elle a dit)."""
    process = start(root, hinder)
    process.join(120)
    return process.exitcode, (root / f"journal-{process.pid}.txt").read_text("utf-8")


def files(root):
    """Les fichiers du site et leurs empreintes."""
    site = root / "_build" / "html"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def clean(root):
    """Efface ce qu’une construction laisse, polices exceptées."""
    for folder in ("html", ".doctrees", ".jupyter_cache", "jupyter_execute"):
        shutil.rmtree(root / "_build" / folder, ignore_errors=True)
