"""Une construction à la fois, et jamais sur ce qu’une autre a laissé inachevé."""

import shutil
from pathlib import Path

from filelock import FileLock, Timeout
from sphinx.util import logging

from web.build.fingerprint import fingerprint
from web.repository import ROOT

LOGGER = logging.getLogger(__name__)


def wait_for_our_turn(app, config):
    """Attend qu’aucune autre construction n’écrive dans ce dossier.

    Le système rend le verrou quand le programme s’arrête, même s’il est tué.
    """
    app.lock = FileLock(Path(app.outdir).with_name(".lock"))
    try:
        app.lock.acquire(blocking=False)
    except Timeout:
        LOGGER.info("Une autre construction occupe ce dossier : celle-ci attend.")
        app.lock.acquire()


def marks(app):
    """Chaque dossier écrit, et le fichier qui dit, à côté, qu’il n’est pas achevé."""
    folders = Path(app.outdir), Path(app.doctreedir)
    return {
        folder: folder.with_name(f".{folder.name.lstrip('.')}-unfinished")
        for folder in folders
    }


def start_afresh(app, config):
    """Ne garde, d’une construction inachevée ou avertie, que son cache d’exécution."""
    for folder, unfinished in marks(app).items():
        if unfinished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(exist_ok=True)
        unfinished.touch()


def follow_the_machinery(app, config):
    """Ce qui fait les pages, hors du livre, les refait toutes s’il change."""
    pins = ("constraints.txt", "package-lock.json")
    config.book_code = fingerprint(ROOT, "web/**/*.py", *pins)
    config.book_theme = fingerprint(
        ROOT, "web/pages/theme/**/*", "lib/figures/palette.py"
    )


def mark_finished(app, exception):
    """Une construction sans avertissement peut servir à la suivante."""
    if exception is None and not app._warncount:
        for unfinished in marks(app).values():
            unfinished.unlink()
    app.lock.release()


def setup(app):
    app.add_config_value("book_code", None, "env")
    app.add_config_value("book_theme", None, "html")
    app.connect("config-inited", wait_for_our_turn, priority=100)
    app.connect("config-inited", start_afresh, priority=200)
    app.connect("config-inited", follow_the_machinery)
    app.connect("build-finished", mark_finished, priority=1000)
