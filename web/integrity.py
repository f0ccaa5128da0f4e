"""Une construction à la fois, et jamais sur ce qu’une autre a laissé inachevé."""

import fcntl
import hashlib
import shutil
import sys
from pathlib import Path

from jupyter_cache import get_cache
from sphinx.util import logging
from sqlalchemy.exc import SQLAlchemyError

LOGGER = logging.getLogger(__name__)
ROOT = Path(__file__).parents[1]


def fingerprint(root, *patterns, words=()):
    """L’empreinte de Python, de ces mots et des fichiers de ``root``."""
    digest = hashlib.sha256("\n".join([sys.version, *words]).encode())
    for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
        if path.is_file() and path.suffix != ".pyc":
            name = path.relative_to(root).as_posix()
            digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def readable(cache):
    """Dit si toutes les exécutions du cache se relisent."""
    try:
        cache = get_cache(cache)
        for record in cache.list_cache_records():
            cache.get_cache_bundle(record.pk)
    except (KeyError, OSError, RuntimeError, ValueError, SQLAlchemyError):
        return False
    return True


def wait_for_our_turn(app, config):
    """Attend qu’aucune autre construction n’écrive dans ce dossier.

    Le système rend le verrou quand le programme s’arrête, même s’il est tué.
    """
    app.lock = Path(app.outdir).with_name(".lock").open("w")
    try:
        fcntl.flock(app.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        LOGGER.info("Une autre construction occupe ce dossier : celle-ci attend.")
        fcntl.flock(app.lock, fcntl.LOCK_EX)


def unfinished(app):
    """Le fichier qui dit, à côté du site, qu’il n’est pas achevé."""
    out = Path(app.outdir)
    return out.with_name(f".{out.name}-unfinished")


def start_afresh(app, config):
    """Ne garde, d’une construction inachevée ou avertie, que son cache d’exécution."""
    if unfinished(app).exists():
        shutil.rmtree(app.doctreedir, ignore_errors=True)
        shutil.rmtree(app.outdir)
        Path(app.outdir).mkdir()
    unfinished(app).touch()


def follow_the_machinery(app, config):
    """Ce qui fait les pages, hors du livre, les refait toutes s’il change."""
    pins = ("constraints.txt", "package-lock.json")
    config.book_code = fingerprint(ROOT, "web/**/*.py", *pins)
    config.book_theme = fingerprint(ROOT, "web/theme/**/*")


def mark_finished(app, exception):
    """Une construction sans avertissement peut servir à la suivante."""
    if exception is None and not app._warncount:
        unfinished(app).unlink()
    app.lock.close()


def setup(app):
    app.add_config_value("book_code", None, "env")
    app.add_config_value("book_theme", None, "html")
    app.connect("config-inited", wait_for_our_turn, priority=100)
    app.connect("config-inited", start_afresh, priority=200)
    app.connect("config-inited", follow_the_machinery)
    app.connect("build-finished", mark_finished, priority=1000)
