"""Le navigateur qui lit les pages : celui de la machine, ou celui d’un paquet npm."""

import os
import shutil
import subprocess

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
UNPACK = (
    'import chromium from "@sparticuz/chromium";'
    "console.log(await chromium.executablePath())"
)


def executable() -> str:
    """Le navigateur de la machine ou, à défaut, celui du paquet npm."""
    installed = os.environ.get("CHROME_PATH") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if installed:
        return installed
    unpacked = subprocess.run(
        ["node", "--input-type=module", "--eval", UNPACK],
        check=False,
        capture_output=True,
        text=True,
    )
    if unpacked.returncode:
        raise FileNotFoundError(
            "Aucun navigateur : installez Chromium, ou donnez son chemin dans "
            f"CHROME_PATH.\n{unpacked.stderr}"
        )
    return unpacked.stdout.strip()
