"""Un petit livre à construire, et un vrai navigateur à qui seule cette machine répond."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from playwright.sync_api import sync_playwright
from sphinx.application import Sphinx

from tests.site import little_book
from web.browser import ARGUMENTS, executable
from web.repository import ROOT

SITE = ROOT / "_build" / "html"
PREFIX = "/un/dossier/"


@pytest.fixture(scope="package")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=ARGUMENTS
        )
        yield browser
        browser.close()


class Files(SimpleHTTPRequestHandler):
    """Un serveur de fichiers, qui place le site dans un dossier et se tait."""

    def translate_path(self, path):
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="package")
def site():
    """L’adresse du site, servi comme le ferait n’importe quel serveur statique."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=SITE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def sphinx(tmp_path):
    """Construit dans ``html`` les pages d’un dossier, et rend les avertissements."""
    (tmp_path / ".fonts").symlink_to(ROOT / "_build" / ".fonts")

    def sphinx(source, config):
        folders = source, None, tmp_path / "html", tmp_path / "doctrees"
        log = StringIO()
        app = Sphinx(*folders, "html", status=None, warning=log, confoverrides=config)
        app.build()
        return log.getvalue()

    return sphinx


@pytest.fixture
def build(tmp_path, monkeypatch, sphinx):
    """Construit le petit livre, et rend (dossier du site, avertissements)."""
    monkeypatch.setenv("TQDM_DISABLE", "0")
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.delenv("BOOK_ADDRESS", raising=False)

    def build(text):
        source = little_book.write(tmp_path / "livre", text)
        return tmp_path / "html", sphinx(source, little_book.CONFIG)

    return build


def chapter(site):
    """La page du chapitre du petit livre."""
    return (site / "book" / "1-un.html").read_text("utf-8")
