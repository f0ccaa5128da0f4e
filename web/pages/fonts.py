"""Les caractères des pages, réduits à ceux que le livre emploie."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from fontTools import subset
from fontTools.ttLib import TTFont

from lib.figures import fonts
from lib.figures.fonts import reduced

Target = Callable[[str], Path]
FILES = "node_modules/@fontsource-variable/{0}/files/{0}-{1}-wght-{2}.woff2"
FACES = {
    "serif.woff2": FILES.format("source-serif-4", "latin", "normal"),
    "serif-italic.woff2": FILES.format("source-serif-4", "latin", "italic"),
    "code.woff2": FILES.format("source-code-pro", "latin", "normal"),
}
FORMULAS = "node_modules/katex/dist/fonts"


def write_web_fonts(source: Path, kept: Path, target: Target) -> None:
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


def write_formula_fonts(
    source: Path, kept: Path, pages: Iterable[Path], target: Target
) -> None:
    """Écrit celles de KaTeX, réduites aux caractères des ``pages`` à formules.

    ``kept`` en garde un dossier par ensemble de caractères : il en change rarement.
    """
    texts = (page.read_text("utf-8") for page in pages)
    characters = set().union(*(text for text in texts if 'class="katex"' in text))
    text = "".join(sorted(characters))
    paths = sorted((source / FORMULAS).glob("*.woff2"))
    fingerprint = sha256(text.encode())
    for path in paths:
        fingerprint.update(path.read_bytes())
    folder = kept / fingerprint.hexdigest()[:16]
    if not folder.exists():
        write_reduced(paths, text, folder)
    for path in paths:
        shutil.copy(folder / path.name, target(f"_static/katex/fonts/{path.name}"))


def write_reduced(paths: list[Path], text: str, folder: Path) -> None:
    """Écrit dans ``folder``, d’un seul geste, les polices réduites à ``text``.

    Comme celles du texte, elles se passent d’indications pour les écrans grossiers.
    """
    unfinished = Path(mkdtemp(dir=folder.parent))
    for path in paths:
        font = TTFont(path, recalcTimestamp=False)
        options = subset.Options(layout_features=["*"], hinting=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
        font.save(unfinished / path.name)
    # Une autre construction a pu l’écrire entre-temps : c’est le même.
    with suppress(OSError):
        unfinished.rename(folder)
    shutil.rmtree(unfinished, ignore_errors=True)
