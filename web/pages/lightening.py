"""Le code et les styles sans ce qui ne sert qu’à les relire."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from sphinx.errors import ExtensionError

from web.pages.formulas import NODE

SCRIPT = Path(__file__).with_suffix(".mjs")


def lighten(codes: dict[str, str]) -> dict[str, str]:
    """Les mêmes fichiers, par nom, allégés par esbuild ; leur suffixe dit ce qu’ils sont.

    Un code qui ne se lit pas arrête la construction, et se dit avec sa ligne.
    """
    done = subprocess.run(
        [NODE, SCRIPT],
        check=False,
        input=json.dumps(codes),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ExtensionError(f"un fichier des pages ne se lit pas : {done.stderr}")
    return json.loads(done.stdout)


def lightened(folder: Path, pattern: str) -> Iterable[tuple[str, str]]:
    """Les fichiers d’un dossier que choisit ``pattern`` : leur nom et leur code."""
    paths = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob(pattern))}
    return lighten({name: p.read_text("utf-8") for name, p in paths.items()}).items()
