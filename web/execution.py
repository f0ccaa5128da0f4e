"""L’exécution des chapitres : en parallèle, et dans un cache qui suit ``lib``."""

import os
import shutil
from importlib.metadata import version
from multiprocessing.pool import ThreadPool
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import create_nb_reader
from sphinx.errors import SphinxError
from sphinx.util import logging

from web.integrity import fingerprint, readable

PACKAGES = ("numpy", "matplotlib", "pandas", "scikit-learn")
LOGGER = logging.getLogger(__name__)


def set_execution_cache(app, config):
    """Un cache par empreinte : une ``lib`` changée refait les chapitres."""
    caches = Path(app.outdir).parent / ".jupyter_cache"
    versions = [f"{package}=={version(package)}" for package in PACKAGES]
    current = caches / fingerprint(Path(app.srcdir), "lib/**/*", words=versions)
    for cache in caches.glob("*"):
        if cache != current or not readable(cache):
            shutil.rmtree(cache)
    config.nb_execution_cache_path = str(current)
    os.environ["TQDM_DISABLE"] = "1"
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def not_yet_executed(env, docname, cache):
    """Le carnet de ``docname``, si son code n’est pas dans le cache."""
    path = env.doc2path(docname)
    text = Path(path).read_text("utf-8")
    reader = create_nb_reader(path, env.myst_config, env.mystnb_config, text)
    if reader is None:
        return None
    notebook = reader.read(text)
    try:
        cache.match_cache_notebook(notebook)
    except KeyError:
        return notebook
    return None


def store(cache, bundle):
    """Met une exécution dans le cache, ou dit qu’il manque de place."""
    try:
        cache.cache_notebook_bundle(bundle, check_validity=False)
    except Exception as error:
        raise SphinxError(
            f"{bundle.uri} : le cache d’exécution ne peut pas s’écrire ({error}). "
            "Faites de la place sur le disque, puis relancez la construction."
        ) from error


def execute_in_parallel(app, env, docnames):
    """Remplit le cache avant la lecture, un chapitre par cœur.

    Les derniers chapitres, les plus longs, partent les premiers. Celui qui échoue
    n’entre pas dans le cache : MyST-NB l’exécute à nouveau, et dit pourquoi.
    """
    config = env.mystnb_config
    if config.execution_mode != "cache":
        return
    cache = get_cache(config.execution_cache_path)
    notebooks = {
        docname: notebook
        for docname in sorted(docnames, reverse=True)
        if (notebook := not_yet_executed(env, docname, cache))
    }

    def run(docname):
        return docname, single_nb_execution(
            notebooks[docname],
            cwd=str(Path(env.doc2path(docname)).parent),
            timeout=config.execution_timeout,
            allow_errors=False,
            coalesce_streams=True,
        )

    with ThreadPool(os.cpu_count()) as pool:
        for docname, result in pool.imap_unordered(run, notebooks):
            if result.err is None:
                LOGGER.info("%s : exécuté en %.1f s", docname, result.time)
                bundle = CacheBundleIn(
                    result.nb,
                    env.doc2path(docname),
                    data={"execution_seconds": result.time},
                )
                store(cache, bundle)


def setup(app):
    app.connect("config-inited", set_execution_cache, priority=900)
    app.connect("env-before-read-docs", execute_in_parallel)
