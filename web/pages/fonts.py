"""Les caractères des pages, réduits à ceux que le livre emploie."""

import shutil
from collections.abc import Callable
from pathlib import Path

from lib.figures import fonts
from lib.figures.fonts import reduced

FILES = "node_modules/@fontsource-variable/{0}/files/{0}-{1}-wght-{2}.woff2"
FACES = {
    "serif.woff2": FILES.format("source-serif-4", "latin", "normal"),
    "serif-italic.woff2": FILES.format("source-serif-4", "latin", "italic"),
    "code.woff2": FILES.format("source-code-pro", "latin", "normal"),
}


def write_web_fonts(source: Path, kept: Path, target: Callable[[str], Path]) -> None:
    """Écrit les polices des pages là où dit ``target``, et les garde dans ``kept``."""
    kept.mkdir(parents=True, exist_ok=True)
    for name, origin in FACES.items():
        path, written = source / origin, kept / name
        newest = max(path.stat().st_mtime, Path(fonts.__file__).stat().st_mtime)
        if not written.exists() or written.stat().st_mtime < newest:
            unfinished = kept / f"{name}.unfinished"
            reduced(path, (400, 700)).save(unfinished)
            unfinished.replace(written)
        shutil.copy(written, target(f"_static/fonts/{name}"))
