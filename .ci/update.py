"""Rafraîchit toutes les versions : les plus récentes que permettent les plafonds.

uv les choisit ensemble, pour Python 3.11 et Linux, quelle que soit la machine. Les
plafonds sont dans pyproject.toml ; KaTeX suit la version que connaît Sphinx. Celles
de bench/ ne changent qu’à la main : les mesures publiées en dépendent.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
REQUIREMENTS = [
    ROOT / folder / "requirements.txt"
    for folder in ("", "tests", "tests/mutation", ".binder")
]
PIN = re.compile(r"^(?P<package>(?P<name>[\w.-]+)\S*)==(?P<version>\S+)$", re.MULTILINE)
RESOLVE = (
    "uv pip compile - pyproject.toml --quiet --python-version 3.11 "
    "--python-platform linux --no-header --no-annotate --no-emit-index-url"
)
KATEX = "from sphinxcontrib import katex; print(katex.katex_version)"


def run(command, **options):
    """Lance une commande à la racine du dépôt et rend ce qu’elle imprime."""
    return subprocess.run(
        command, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE, **options
    ).stdout


def update_python():
    pins = [
        pin for path in REQUIREMENTS for pin in PIN.finditer(path.read_text("utf-8"))
    ]
    resolved = run(RESOLVE.split(), input="\n".join(pin["package"] for pin in pins))
    versions = {pin["name"]: pin["version"] for pin in PIN.finditer(resolved)}
    header = re.match(r"(?:#.*\n)*", CONSTRAINTS.read_text("utf-8"))[0]
    CONSTRAINTS.write_text(header + resolved, "utf-8")
    for path in REQUIREMENTS:
        text = PIN.sub(
            lambda pin: f"{pin['package']}=={versions[pin['name']]}",
            path.read_text("utf-8"),
        )
        path.write_text(text, "utf-8")
    run([sys.executable, "-m", "pip", "install", "-qr", "tests/requirements.txt"])


def update_npm():
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    names = {**package["dependencies"], **package["devDependencies"]}
    versions = dict.fromkeys(names, "latest")
    versions["katex"] = run([sys.executable, "-c", KATEX]).strip()
    (ROOT / "package-lock.json").unlink()
    wanted = [f"{name}@{version}" for name, version in versions.items()]
    run(["npm", "install", "--silent", "--package-lock-only", "--save-exact", *wanted])


if __name__ == "__main__":
    update_python()
    update_npm()
