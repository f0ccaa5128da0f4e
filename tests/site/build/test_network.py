"""La construction n’appelle personne : ni télémétrie, ni téléchargement caché.

Tout Python note les appels qu’il fait. Là où la machine permet un espace réseau neuf,
le noyau compte aussi ceux des autres programmes : Node, le noyau Jupyter.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from web.repository import BOOK

ROOT = BOOK.parent
CALLS = Path(__file__).parent / "calls"
UNSHARE = ["unshare", "--map-root-user", "--net"]
ALONE = [*UNSHARE, sys.executable, CALLS / "alone.py"]
TOC = "format: jb-book\nroot: book/index\nchapters: [file: book/1-perceptron]\n"
PYTHON_CALL = "import socket; socket.create_connection(('192.0.2.1', 9), 0.1)"
PYTHON_NAME = "import socket; socket.getaddrinfo('exemple.invalid', 80)"
PYTHON_HERE = """import socket
here = socket.create_server(("127.0.0.1", 0))
socket.create_connection(here.getsockname())"""
NODE_CALL = "net.connect(9, '192.0.2.1')"


def can_be_alone():
    return shutil.which("unshare") and not subprocess.call([*UNSHARE, "true"])


@pytest.fixture
def calls(tmp_path):
    """Lance une commande, et rend les appels qu’elle fait hors de la machine."""

    def calls(command, status=0, folder=tmp_path):
        log = tmp_path / "appels.txt"
        log.touch()
        path = os.pathsep.join([str(CALLS), str(ROOT)])
        alone = ALONE if can_be_alone() else []
        result = subprocess.run(
            [*alone, *command],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": path, "CALLS": str(log)},
            check=False,
            capture_output=True,
            text=True,
        )
        assert result.returncode == status, result.stdout + result.stderr
        return log.read_text()

    return calls


def test_a_call_is_seen(calls):
    assert "192.0.2.1" in calls([sys.executable, "-c", PYTHON_CALL], status=1)
    assert "exemple.invalid" in calls([sys.executable, "-c", PYTHON_NAME], status=1)


def test_a_call_within_the_machine_does_not_count(calls):
    assert calls([sys.executable, "-c", PYTHON_HERE]) == ""


@pytest.mark.skipif(not can_be_alone(), reason="la machine refuse un espace réseau")
def test_a_call_of_another_program_is_seen(calls):
    assert calls(["node", "--eval", NODE_CALL], status=1) == "Ip.OutNoRoutes\n"


@pytest.mark.weekly
def test_the_build_calls_no_one(tmp_path, calls):
    """Deux pages, avec la configuration du livre ; un chapitre s’exécute."""
    book = tmp_path / "livre"
    for folder in ("book", "lib", "web"):
        shutil.copytree(ROOT / folder, book / folder)
    shutil.copy(ROOT / "_config.yml", book)
    (book / "node_modules").symlink_to(ROOT / "node_modules")
    (book / "_toc.yml").write_text(TOC)
    assert calls(["jupyter-book", "build", "."], folder=book) == ""
    assert "Poids : 0.4967" in (book / "_build/html/book/1-perceptron.html").read_text()
