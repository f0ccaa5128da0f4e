"""Un carnet téléchargé s’exécute, loin du dépôt, jusqu’à sa dernière cellule."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from urllib.request import urlretrieve

import nbformat
import pytest

from tests.site.conftest import SITE
from tests.site.notebooks.notebooks import downloaded, printed
from web.notebooks.downloads import install
from web.notebooks.wheel import wheel_name
from web.repository import BOOK, ROOT

WHEEL = wheel_name(ROOT)
ALL = sorted(path.name for path in (SITE / "carnets").glob("*.ipynb"))
NOTHING = {"LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "TQDM_DISABLE": "1"}


def run(notebook, python, environment):
    """Le carnet exécuté, sans rien qui mène au dépôt ; une erreur l’arrête."""
    command = [Path(python).with_name("jupyter-execute"), "--inplace", notebook.name]
    result = subprocess.run(
        [*command, "--timeout=900"],
        cwd=notebook.parent,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return nbformat.read(notebook, 4)


def test_a_notebook_runs_with_the_library_that_the_site_carries(tmp_path):
    library = tmp_path / "bibliothèque"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run(
        [*pip, "--target", library, SITE / "carnets" / WHEEL], check=True, cwd=tmp_path
    )
    notebook = downloaded(BOOK / "2-cout.md")
    expected = printed(notebook)
    where = "import lib; print(lib.__file__)"
    notebook.cells.append(nbformat.v4.new_code_cell(where))
    nbformat.write(notebook, tmp_path / "2-cout.ipynb")
    environment = os.environ | NOTHING | {"PYTHONPATH": str(library)}
    ran = run(tmp_path / "2-cout.ipynb", sys.executable, environment)
    *outputs, place = printed(ran)
    assert outputs == expected
    assert place == f"{library}/lib/__init__.py\n"


@pytest.fixture
def empty(tmp_path):
    """Un environnement vide, où il n’y a que de quoi exécuter un carnet."""
    folder = tmp_path / "environnement"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "ipykernel", "nbclient"],
        check=True,
        cwd=tmp_path,
    )
    return python


@pytest.fixture
def kept():
    """Ce que garde un environnement de la machine : où sont les registres."""
    names = ("HOME", "PIP_", "SSL_", "HTTP", "NO_PROXY", "no_proxy", "http")
    passed = {k: v for k, v in os.environ.items() if k.startswith(names)}
    return passed | NOTHING | {"PATH": os.defpath}


@pytest.mark.weekly
def test_every_notebook_runs_in_an_empty_environment(site, tmp_path, empty, kept):
    assert len(ALL) >= 11
    for name in ALL:
        urlretrieve(f"{site}carnets/{name}", tmp_path / name)
    urlretrieve(f"{site}carnets/{WHEEL}", tmp_path / WHEEL)
    for name in ALL:
        expected = printed(nbformat.read(tmp_path / name, 4))
        assert printed(run(tmp_path / name, empty, kept)) == expected, name


@pytest.mark.weekly
def test_a_notebook_alone_takes_the_library_from_the_site(site, tmp_path, empty, kept):
    notebook = downloaded(BOOK / "2-cout.md")
    expected = printed(notebook)
    notebook.cells[0] = install(site, None)
    nbformat.write(notebook, tmp_path / "2-cout.ipynb")
    assert printed(run(tmp_path / "2-cout.ipynb", empty, kept)) == expected


@pytest.mark.parametrize(
    ("address", "repository", "sources"),
    [
        ("", None, []),
        ("https://exemple.fr/", None, [f"https://exemple.fr/carnets/{WHEEL}"]),
        (
            "https://ada.github.io/cours/",
            "https://github.com/ada/cours",
            [
                f"https://ada.github.io/cours/carnets/{WHEEL}",
                "git+https://github.com/ada/cours",
            ],
        ),
    ],
)
def test_the_first_cell_looks_where_the_library_is(address, repository, sources):
    code = install(address, repository).source
    assert f'Path("{WHEEL}")' in code
    assert f"if beside.exists() else {sources}:" in code


def test_the_first_cell_says_what_to_do_without_the_library(tmp_path):
    (tmp_path / "lib.py").write_text("")
    result = subprocess.run(
        [sys.executable, "-c", install("", None).source],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert f"lib manque : posez {WHEEL} à côté de ce carnet" in result.stderr
