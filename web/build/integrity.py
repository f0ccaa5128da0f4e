"""Une construction à la fois, et jamais sur ce qu’une autre a laissé inachevé."""

import shutil
from pathlib import Path
from weakref import WeakKeyDictionary

from filelock import BaseFileLock, FileLock, Timeout
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from web.build.fingerprint import fingerprint
from web.private import private
from web.repository import ROOT

LOGGER = logging.getLogger(__name__)
LOCKS: WeakKeyDictionary[Sphinx, BaseFileLock] = WeakKeyDictionary()


def wait_for_our_turn(app: Sphinx, config: Config) -> None:
    """Attend qu’aucune autre construction n’écrive dans ce dossier.

    Le système rend le verrou quand le programme s’arrête, même s’il est tué.
    """
    lock = LOCKS[app] = FileLock(Path(app.outdir).with_name(".lock"))
    try:
        lock.acquire(blocking=False)
    except Timeout:
        LOGGER.info("Une autre construction occupe ce dossier : celle-ci attend.")
        lock.acquire()


def marks(app: Sphinx) -> dict[Path, Path]:
    """Chaque dossier écrit, et le fichier qui dit, à côté, qu’il n’est pas achevé."""
    folders = Path(app.outdir), Path(app.doctreedir)
    return {
        folder: folder.with_name(f".{folder.name.lstrip('.')}-unfinished")
        for folder in folders
    }


def start_afresh(app: Sphinx, config: Config) -> None:
    """Ne garde, d’une construction inachevée ou avertie, que son cache d’exécution."""
    for folder, unfinished in marks(app).items():
        if unfinished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(exist_ok=True)
        unfinished.touch()


def follow_the_machinery(app: Sphinx, config: Config) -> None:
    """Ce qui fait les pages, hors du livre, les refait toutes s’il change."""
    pins = ("constraints.txt", "package-lock.json")
    config.book_code = fingerprint(ROOT, "web/**/*.py", *pins)
    config.book_theme = fingerprint(
        ROOT, "web/pages/theme/**/*", "lib/figures/palette.py"
    )


def mark_finished(app: Sphinx, exception: Exception | None) -> None:
    """Une construction sans avertissement peut servir à la suivante."""
    if exception is None and not private(app, "_warncount"):
        for unfinished in marks(app).values():
            unfinished.unlink()
    LOCKS[app].release()


def setup(app: Sphinx) -> None:
    app.add_config_value("book_code", None, "env")
    app.add_config_value("book_theme", None, "html")
    app.connect("config-inited", wait_for_our_turn, priority=100)
    app.connect("config-inited", start_afresh, priority=200)
    app.connect("config-inited", follow_the_machinery)
    app.connect("build-finished", mark_finished, priority=1000)
