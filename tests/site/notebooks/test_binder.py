"""Binder : l’image se décrit, et JupyterLab y ouvre les chapitres en carnets."""

import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager

import pytest

from tests.site.sampling import sampled
from web.repository import BOOK, ROOT

ENVIRONMENT = ROOT / "_build" / "binder"
EVERY_CELL_HAS_RUN = r"""(figures) => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const numbers = all(".jp-CodeCell .jp-InputArea-prompt");
    const drawn = all(".jp-OutputArea-output[data-mime-type='image/svg+xml']");
    return numbers.every(number => /\[\d+\]/.test(number.textContent))
        && drawn.length === figures;
}"""
CHAPTERS = ["2-cout.md", *sorted(path.name for path in BOOK.glob("[0-9]*.ipynb"))]
BASE = "/user/lecteur-du-livre/"


def test_repo2docker_understands_the_repository():
    result = subprocess.run(
        ["jupyter-repo2docker", "--no-build", "--debug", "."],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    dockerfile = result.stdout + result.stderr
    assert result.returncode == 0, dockerfile
    steps = [
        "COPY --chown=0:0 src/ ",
        '.binder/requirements.txt"\n',
        "RUN ./.binder/postBuild",
    ]
    places = [dockerfile.index(step) for step in steps]
    assert places == sorted(places), "le dépôt doit être copié avant pip"


@contextmanager
def jupyter_lab(folder, log):
    """Le JupyterLab de Binder, à une adresse comme celles de Binder."""
    path = f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = [
        ENVIRONMENT / "bin" / "jupyter-lab",
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0",
        "--IdentityProvider.token=",
        f"--ServerApp.base_url={BASE}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=folder, stderr=output, env=os.environ | {"PATH": path}
        )
    try:
        yield server
    finally:
        server.terminate()
        server.wait(timeout=30)


def address(log, server):
    """L’adresse que JupyterLab annonce dans son journal."""
    for _ in range(300):
        text = log.read_text()
        if found := re.search(rf"http://127\.0\.0\.1:\d+{BASE}lab", text):
            return found[0]
        assert server.poll() is None, text
        time.sleep(0.2)
    pytest.fail(f"JupyterLab n’a pas démarré :\n{text}")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(BOOK, folder / "book")
    log = folder / "journal.txt"
    with jupyter_lab(folder, log) as server:
        yield address(log, server)


@pytest.mark.parametrize("name", sampled(CHAPTERS, "2-cout.md"))
def test_a_chapter_opens_as_a_notebook_and_runs(lab, browser, name):
    page = browser.new_page()
    page.goto(f"{lab}/tree/book/{name}?reset")
    notebook = page.locator(".jp-NotebookPanel:visible")
    notebook.wait_for(timeout=60_000)
    assert page.locator(".jp-FileEditor:visible").count() == 0

    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    chapter = (BOOK / name).with_suffix(".md").read_text("utf-8")
    page.wait_for_function(
        EVERY_CELL_HAS_RUN, arg=chapter.count("\n  figure:\n"), timeout=120_000
    )
    errors = notebook.locator('[data-mime-type="application/vnd.jupyter.error"]')
    assert errors.count() == 0
    page.close()
