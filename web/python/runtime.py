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
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from web.python.origins import copies, official, verified
from web.repository import ROOT

RUNTIME = Path("_build", "python")
LOCK = "pyodide-lock.json"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.zip"
WANTED = ("numpy", "matplotlib", "pandas", "scikit-learn")
# Ce que ces paquets demandent, et dont les figures du livre se passent.
WITHOUT = {"matplotlib-pyodide", "fonttools"}
USELESS = (
    "*/tests/*", "*.pyi", "*.pxd", "*.pyx", "*.h", "*.c", "*.a",
    "numpy/f2py/*", "numpy/distutils/*", "matplotlib/mpl-data/sample_data/*",
    "matplotlib/mpl-data/images/*", "matplotlib/mpl-data/fonts/afm/*",
    "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuS*Mono*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*", "sklearn/datasets/data/*",
    "sklearn/datasets/images/*", "sklearn/datasets/descr/*", "*.dist-info/licenses/*",
    "*.dist-info/RECORD", "numpy/_core/_[!m]*_tests.*", "numpy/_core/_simd.*",
    "unittest/mock.py", "xml/dom/*", "xmlrpc/*", "wsgiref/*", "doctest.py", "pdb.py",
    "mailbox.py", "turtle*.py", "imaplib.py", "nntplib.py", "smtplib.py", "ftplib.py",
    "poplib.py", "telnetlib.py", "encodings/cp[!4]*", "encodings/mac_*",
    "encodings/iso8859_[2-9]*", "encodings/iso8859_1?*", "encodings/koi8*", "_pyio.py",
)  # fmt: skip
DAY = (1980, 1, 1, 0, 0, 0)


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
