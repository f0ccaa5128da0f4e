"""L’exécution des chapitres : en parallèle, et dans un cache qui suit ``lib``."""

import os
import re
import shutil
from importlib.metadata import version
from multiprocessing.pool import ThreadPool
from pathlib import Path

from joblib import cpu_count
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.main import JupyterCacheBase
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from myst_nb.core.read import create_nb_reader
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging
from sqlalchemy.exc import SQLAlchemyError

from web.build.fingerprint import fingerprint
from web.private import private

PACKAGES = ("numpy", "matplotlib", "pandas", "scikit-learn")
CACHE = re.compile(r"[0-9a-f]{12}")
LOGGER = logging.getLogger(__name__)


def current_cache(root: Path, build: Path) -> Path:
    """Le dossier où sont les exécutions faites avec ``lib`` telle qu’elle est."""
    versions = [f"{package}=={version(package)}" for package in PACKAGES]
    return build / ".jupyter_cache" / fingerprint(root, "lib/**/*", words=versions)


def readable(path: Path) -> bool:
    """Dit si toutes les exécutions du cache se relisent."""
    try:
        cache = get_cache(path)
        for record in cache.list_cache_records():
            cache.get_cache_bundle(record.pk)
    except (KeyError, OSError, RuntimeError, ValueError, SQLAlchemyError):
        return False
    return True


def set_execution_cache(app: Sphinx, config: Config) -> None:
    """Un cache par empreinte : une ``lib`` changée refait les chapitres."""
    current = current_cache(Path(app.srcdir), Path(app.outdir).parent)
    for cache in current.parent.glob("*"):
        is_ours = cache.is_dir() and CACHE.fullmatch(cache.name)
        if is_ours and (cache != current or not readable(cache)):
            shutil.rmtree(cache)
    config.nb_execution_cache_path = str(current)
    os.environ["TQDM_DISABLE"] = "1"
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def executed(notebook: NotebookNode, cache: Path | str) -> NotebookNode | None:
    """Le carnet, avec les sorties que garde le cache, ou ``None``."""
    try:
        return get_cache(cache).merge_match_into_notebook(notebook)[1]
    except KeyError:
        return None


def last_first(docname: str) -> list[int]:
    """L’ordre d’exécution : les derniers chapitres, les plus longs, d’abord."""
    return [int(part) if part.isdigit() else -1 for part in re.split(r"(\d+)", docname)]


def not_yet_executed(
    env: BuildEnvironment, docname: str, cache: JupyterCacheBase
) -> NotebookNode | None:
    """Le carnet de ``docname``, si son code n’est pas dans le cache."""
    path = env.doc2path(docname)
    text = Path(path).read_text("utf-8")
    settings = private(env, "myst_config"), private(env, "mystnb_config")
    reader = create_nb_reader(path, *settings, text)
    if reader is None:
        return None
    notebook = reader.read(text)
    return notebook if executed(notebook, cache.path) is None else None


def store(cache: JupyterCacheBase, bundle: CacheBundleIn) -> None:
    """Met une exécution dans le cache, ou dit qu’il manque de place."""
    try:
        cache.cache_notebook_bundle(bundle, check_validity=False)
    except Exception as error:
        raise SphinxError(
            f"{bundle.uri} : le cache d’exécution ne peut pas s’écrire ({error}). "
            "Faites de la place sur le disque, puis relancez la construction."
        ) from error


def execute_in_parallel(
    app: Sphinx, env: BuildEnvironment, docnames: list[str]
) -> None:
    """Remplit le cache avant la lecture, un chapitre par cœur.

    Celui qui échoue n’entre pas dans le cache : MyST-NB l’exécute à nouveau, et dit
    pourquoi.
    """
    config = private(env, "mystnb_config")
    if config.execution_mode != "cache":
        return
    cache = get_cache(config.execution_cache_path)
    notebooks = {
        docname: notebook
        for docname in sorted(docnames, key=last_first, reverse=True)
        if (notebook := not_yet_executed(env, docname, cache))
    }

    def run(docname: str) -> tuple[str, ExecutionResult]:
        try:
            return docname, single_nb_execution(
                notebooks[docname],
                cwd=str(Path(env.doc2path(docname)).parent),
                timeout=config.execution_timeout,
                allow_errors=False,
                coalesce_streams=True,
            )
        except DeadKernelError as error:
            raise SphinxError(
                f"{docname} : le noyau Jupyter s’est arrêté en cours d’exécution, "
                "souvent faute de mémoire"
            ) from error

    with ThreadPool(min(cpu_count(), len(notebooks) or 1)) as pool:
        for docname, result in pool.imap_unordered(run, notebooks):
            if result.err is None:
                LOGGER.info("%s : exécuté en %.1f s", docname, result.time)
                seconds = {"execution_seconds": result.time}
                bundle = CacheBundleIn(result.nb, env.doc2path(docname), data=seconds)
                store(cache, bundle)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", set_execution_cache, priority=900)
    app.connect("env-before-read-docs", execute_in_parallel)
