"""Le texte de tout ce qu’un livre construit contient, archives ouvertes."""

import io
import zipfile

from web.python.runtime import RUNTIME
from web.repository import ROOT

FROM_ELSEWHERE = {path.name for path in (ROOT / RUNTIME).iterdir()} | {"mnist.npz"}


def everything(folder):
    """Le texte de chaque fichier que le livre écrit, archives ouvertes."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.name not in FROM_ELSEWHERE:
            yield from opened(path.name, path.read_bytes())


def opened(name, content):
    if name.endswith((".zip", ".whl")):
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            for inside in bundle.namelist():
                if inside.rpartition("/")[2] not in FROM_ELSEWHERE:
                    yield from opened(f"{name}/{inside}", bundle.read(inside))
    else:
        yield name, content.decode("utf-8", "ignore")
