"""La bibliothèque du livre en un fichier que ``pip`` installe, sans dépôt ni réseau."""

import hashlib
import tomllib
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FORMAT = """Wheel-Version: 1.0
Generator: {name}
Root-Is-Purelib: true
Tag: py3-none-any
"""


def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def stem(root: Path) -> str:
    about = project(root)["project"]
    return f"{about['name'].replace('-', '_')}-{about['version']}"


def wheel_name(root: Path) -> str:
    return f"{stem(root)}-py3-none-any.whl"


def files(root: Path) -> list[Path]:
    """Ce que ``pyproject.toml`` dit être la bibliothèque, code et données."""
    setting = project(root)["tool"]["setuptools"]
    patterns = [f"{package.replace('.', '/')}/*.py" for package in setting["packages"]]
    for package, names in setting["package-data"].items():
        patterns += [f"{package.replace('.', '/')}/{name}" for name in names]
    found = {path for pattern in patterns for path in root.glob(pattern)}
    return sorted(path for path in found if path.is_file())


def metadata(about: dict[str, Any]) -> str:
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {about['name']}",
        f"Version: {about['version']}",
        f"Summary: {about['description']}",
        f"License-Expression: {about['license']}",
        f"Requires-Python: {about['requires-python']}",
        *(f"Requires-Dist: {needed}" for needed in about["dependencies"]),
    ]
    return "\n".join(lines) + "\n"


def write_wheel(root: Path, target: Path) -> None:
    """Écrit le fichier, le même octet pour octet si ``lib`` n’a pas changé."""
    about, info = project(root)["project"], f"{stem(root)}.dist-info"
    members = {
        path.relative_to(root).as_posix(): path.read_bytes() for path in files(root)
    }
    members[f"{info}/METADATA"] = metadata(about).encode()
    members[f"{info}/WHEEL"] = FORMAT.format(name=about["name"]).encode()
    record = [signed(name, content) for name, content in members.items()]
    record.append(f"{info}/RECORD,,")
    members[f"{info}/RECORD"] = "\n".join([*record, ""]).encode()
    with ZipFile(target, "w", ZIP_DEFLATED) as bundle:
        for name, content in members.items():
            member = ZipInfo(name)
            member.external_attr = 0o100644 << 16
            bundle.writestr(member, content, ZIP_DEFLATED)


def signed(name: str, content: bytes) -> str:
    """La ligne de ``RECORD`` qui dit d’un fichier son empreinte et sa taille."""
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"{name},sha256={digest},{len(content)}"
