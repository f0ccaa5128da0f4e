"""Ce que le site porte pour que ses pages exécutent Python."""

import base64
import hashlib
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.application import Sphinx

from web.notebooks.wheel import files
from web.pages.lightening import lightened
from web.pages.shipping import target
from web.python.cells import FOLDER, write_page
from web.python.runtime import LOCK, RUNTIME
from web.repository import ROOT

HERE = Path(__file__).parent
DATA = "lib/data/mnist.npz"
INSTALLED = "/lib/python3.12/site-packages"


def library() -> dict[str, bytes]:
    """``lib``, sans les images, et ce qui exécute les cellules : {nom: contenu}."""
    paths = {p.relative_to(ROOT).as_posix(): p for p in files(ROOT)}
    paths |= {f"web_python/{p.name}": p for p in (HERE / "worker").glob("*.py")}
    paths.pop(DATA)
    return {name: path.read_bytes() for name, path in sorted(paths.items())}


def archive_name(members: dict[str, bytes]) -> str:
    """Un nom qui change avec le contenu : aucun lecteur n’exécute le code d’hier."""
    digest = hashlib.sha256()
    for name, content in members.items():
        digest.update(name.encode() + content)
    return f"{FOLDER}/lib-{digest.hexdigest()[:12]}.zip"


def runtime(app: Sphinx) -> Path | None:
    """Où est Python pour le navigateur ; un livre peut s’en passer."""
    folder = Path(app.srcdir, RUNTIME)
    return folder if folder.exists() and app.builder.format == "html" else None


def shipped(folder: Path) -> str:
    """Où il est dans le site : un dossier qui change de nom avec lui."""
    return f"{FOLDER}/{hashlib.sha256((folder / LOCK).read_bytes()).hexdigest()[:12]}"


def place(folder: Path) -> dict[str, Any]:
    """Où la page trouve tout, à partir de la racine du site."""
    data = (ROOT / DATA).read_bytes()
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    return {
        "worker": f"{FOLDER}/worker.js",
        "runtime": f"{shipped(folder)}/",
        "library": archive_name(library()),
        "sizes": {p.name: p.stat().st_size for p in sorted(folder.iterdir())}
        | {Path(DATA).name: len(data)},
        "data": {
            "address": f"{FOLDER}/{Path(DATA).name}",
            "integrity": f"sha256-{digest}",
            "path": f"{INSTALLED}/{DATA}",
        },
    }


def ship(app: Sphinx) -> None:
    """Copie le nécessaire dans le site, s’il est là."""
    folder = runtime(app)
    if folder is None:
        return
    for name, code in lightened(HERE / "page", "*.js"):
        target(app, f"{FOLDER}/{name}").write_text(code, "utf-8")
    for path in sorted(folder.iterdir()):
        copy(path, target(app, f"{shipped(folder)}/{path.name}"))
    copy(ROOT / DATA, target(app, f"{FOLDER}/{Path(DATA).name}"))
    members = library()
    with ZipFile(target(app, archive_name(members)), "w", ZIP_DEFLATED) as bundle:
        for name, content in members.items():
            bundle.writestr(ZipInfo(name), content, ZIP_DEFLATED)


def copy(source: Path, place: Path) -> None:
    if not place.exists() or place.stat().st_size != source.stat().st_size:
        shutil.copyfile(source, place)


def add_python(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Donne aux pages qui ont du code de quoi l’exécuter."""
    folder = runtime(app)
    if folder and context.get("notebook"):
        context["python"] = {
            "code": f"{FOLDER}/index.js",
            "cells": write_page(app, pagename, place(folder)),
        }


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", ship, priority=950)
    app.connect("html-page-context", add_python, priority=900)
