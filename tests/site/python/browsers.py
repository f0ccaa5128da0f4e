"""Les autres navigateurs, tels que Debian les donne : Firefox, et WebKit, celui de Safari."""

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

SECONDS = 300
MINIBROWSERS = Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")


def installed(*names):
    """Le premier de ces programmes qui est là ; sinon le test se passe, et le dit."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or pytest.skip(f"{names[0]} n’est pas installé")


def firefox(address, code, data):
    """Ce que rend dans Firefox la fonction JavaScript ``code``, appelée avec ``data``."""
    program = Path(__file__).with_name("firefox.mjs")
    command = ["node", program, installed("firefox-esr", "firefox")]
    command += [address, code, json.dumps(data)]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@contextmanager
def screen():
    """Un écran : WebKit en veut un, même sans personne pour le regarder."""
    read, write = os.pipe()
    command = [installed("Xvfb"), "-displayfd", str(write), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def webkit(address, code, data):
    """Ce que rend dans WebKit la fonction JavaScript ``code``, appelée avec ``data``."""
    from selenium.webdriver import WebKitGTK, WebKitGTKOptions
    from selenium.webdriver.webkitgtk.service import Service

    driver = installed("WebKitWebDriver")
    options = WebKitGTKOptions()
    options.binary_location = str(next(MINIBROWSERS))
    options.add_argument("--automation")
    with screen() as display:
        service = Service(driver, env={**os.environ, "DISPLAY": display})
        browser = WebKitGTK(options=options, service=service)
        try:
            browser.set_script_timeout(SECONDS)
            browser.get(address)
            return browser.execute_async_script(
                f"({code})(arguments[0]).then(arguments[1], arguments[1])", data
            )
        finally:
            browser.quit()
