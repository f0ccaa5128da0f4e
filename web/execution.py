"""Le cache d’exécution des chapitres, qui s’aperçoit d’un changement de ``lib``."""

import hashlib
import os
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("numpy", "matplotlib", "pandas", "scikit-learn")


def fingerprint(root):
    """Empreinte de tout ce qui, hors des chapitres, change leurs sorties."""
    digest = hashlib.sha256(sys.version.encode())
    for package in PACKAGES:
        digest.update(f"{package}=={version(package)}".encode())
    for path in sorted((root / "lib").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(
                path.relative_to(root).as_posix().encode() + path.read_bytes()
            )
    return digest.hexdigest()[:12]


def set_execution_cache(app, config):
    """Un cache par empreinte : une ``lib`` changée refait les chapitres."""
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / fingerprint(Path(app.srcdir))
    for stale in caches.glob("*"):
        if stale != current:
            shutil.rmtree(stale)
    config.nb_execution_cache_path = str(current)
    os.environ["TQDM_DISABLE"] = "1"
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def setup(app):
    app.connect("config-inited", set_execution_cache, priority=900)
