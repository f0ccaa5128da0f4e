"""Un dossier d’études à soi, son seul script, et la commande qui le calcule."""

import sys

import pytest

from lib import studies
from lib.studies import __main__ as work

SCRIPT = '''"""Une question."""

SEEDS = range(2)
TOLERANCE = {"loss": 0.01, "steps": 0}


def runs():
    for group in "ab":
        for seed in SEEDS:
            yield f"{group}/{seed}", {"group": group, "seed": seed}


def run(group, seed):
    return {"loss": seed + (0.25 if group == "a" else 0.5), "steps": [seed, 7]}
'''


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Un dossier d’études à soi, où rien n’est calculé."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr(studies, "FOLDER", tmp_path)
    monkeypatch.setattr(studies, "__path__", [str(tmp_path)])
    monkeypatch.setattr(work, "UNFINISHED", tmp_path / "unfinished")
    (tmp_path / "__init__.py").touch()
    return tmp_path


@pytest.fixture
def place(folder, monkeypatch):
    """Écrit le script « fake », à la place de celui qui y est."""

    def write(script=SCRIPT):
        monkeypatch.delitem(sys.modules, "lib.studies.fake", raising=False)
        monkeypatch.delattr(studies, "fake", raising=False)
        (folder / "fake.py").write_text(script, "utf-8")

    write()
    return write


def command(*arguments):
    """Le code de sortie de la commande, ou son message d’erreur."""
    with pytest.raises(SystemExit) as leaving:
        work.main(arguments)
    return leaving.value.code
