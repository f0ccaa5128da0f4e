"""L’empreinte de ce dont une construction dépend."""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path


def fingerprint(root: Path, *patterns: str, words: Iterable[str] = ()) -> str:
    """L’empreinte de Python, de ces mots et des fichiers de ``root``.

    Ce qu’un éditeur ou Python pose à côté des fichiers n’y compte pas.
    """
    digest = hashlib.sha256("\n".join([sys.version, *words]).encode())
    for path in sorted({path for pattern in patterns for path in root.glob(pattern)}):
        name = path.relative_to(root)
        if path.is_file() and not any(map(is_passing, name.parts)):
            digest.update(name.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def is_passing(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(("~", ".pyc", ".tmp"))
