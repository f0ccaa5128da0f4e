"""Un vrai navigateur, à qui aucun autre hôte que cette machine ne répond."""

import os
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

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


def executable():
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
        pytest.fail(
            "Aucun navigateur : installez Chromium, ou donnez son chemin dans "
            f"CHROME_PATH.\n{unpacked.stderr}"
        )
    return unpacked.stdout.strip()


@pytest.fixture(scope="package")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=ARGUMENTS
        )
        yield browser
        browser.close()
