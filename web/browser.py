"""Le navigateur qui lit les pages : Chromium sans fenêtre, d’un paquet npm ou de la machine.

Celui du paquet est le même partout, et ouvre une page trois fois plus vite qu’un
navigateur qui sait aussi montrer des fenêtres.
"""

import json
import os
import shutil
import subprocess

from filelock import FileLock

from web.repository import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PACKAGE = ROOT / "node_modules" / "@sparticuz" / "chromium" / "package.json"
UNPACK = (
    'import chromium from "@sparticuz/chromium";'
    "console.log(await chromium.executablePath())"
)


def executable() -> str:
    """Le chemin du navigateur : ``CHROME_PATH``, celui du paquet, celui de la machine."""
    found = (
        os.environ.get("CHROME_PATH")
        or unpacked()
        or next(filter(None, map(shutil.which, NAMES)), None)
    )
    if found is None:
        raise FileNotFoundError(
            "Aucun navigateur : installez Chromium, ou donnez son chemin dans CHROME_PATH."
        )
    return found


def unpacked() -> str | None:
    """Le navigateur du paquet, s’il démarre ici ; un seul programme à la fois le déballe."""
    if not PACKAGE.exists():
        return None
    version = json.loads(PACKAGE.read_text("utf-8"))["version"]
    folder = ROOT / "_build" / "chromium" / version
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        path = said("node", "--input-type=module", "--eval", UNPACK, TMPDIR=str(folder))
    return path if path and said(path, "--version") else None


def said(*command: str, **variables: str) -> str | None:
    """Ce qu’imprime une commande, ou rien si elle échoue."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | variables,
            check=True,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
