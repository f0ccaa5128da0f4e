"""Ce dont une cellule a besoin : avec cela seul, elle donne ce que le livre imprime."""

import sys

import pytest

from tests.site.python.cells import differences, reference
from tests.site.sampling import sampled
from web.python.cells import sources
from web.python.worker import places
from web.python.worker.plan import needed, packages, pending
from web.python.worker.runner import Session
from web.repository import BOOK

NAMES = sorted(path.stem for path in BOOK.glob("[0-9]*.md"))


@pytest.fixture
def run(monkeypatch):
    """Exécute des cellules dans une session neuve : ce qu’a dit la dernière."""
    for name in ("IPython.display", "myst_nb", "tqdm"):
        monkeypatch.setitem(sys.modules, name, sys.modules.get(name))

    def run(cells, ranks):
        heard = []
        session = Session(lambda *said: heard.append(said))
        places.stand_in(session)
        for rank in ranks:
            heard.clear()
            session.run(cells[rank], rank)
        return heard

    return run


@pytest.mark.parametrize("name", sampled(NAMES, *NAMES[:2]))
def test_with_what_it_needs_a_cell_gives_what_the_book_prints(name, run):
    cells = sources(BOOK / f"{name}.md")
    for rank, cell in enumerate(reference(name)):
        heard = run(cells, [*needed(cells, rank), rank])
        assert list(differences(cell, heard)) == [], f"cellule {rank}"


CELLS = [
    "import numpy as np\nfrom lib import figures",
    "w = np.zeros(2)",
    "w[0] = 1",
    "print(np.sum(w))",
    "other = 3",
    "def move(a):\n    a[1] = 5",
    "part = w[:1]",
    "part += 2",
    "move(w)",
    "print(w)",
    "w = np.ones(3)\nprint(w)",
    "figures.curves({}, 'x', 'y')",
]


def test_a_cell_needs_what_gave_or_changed_what_it_reads():
    assert needed(CELLS, 3) == [0, 1, 2]
    assert needed(CELLS, 9) == [0, 1, 2, 5, 6, 7, 8]
    assert needed(CELLS, 10) == [0]
    assert needed(["x = (", "print(1)"], 1) == []


def test_a_package_is_fetched_for_the_cells_that_use_it():
    assert packages(CELLS, range(11)) == []
    assert packages(CELLS, [11]) == ["matplotlib"]
    cells = ["import pandas as pd", "from lib.mnist import load_mnist", "load_mnist()"]
    assert packages(cells, [0]) == ["pandas"]
    assert packages(cells, [0, 1]) == ["pandas"]
    assert packages(cells, [2]) == ["mnist"]
    assert packages(["from sklearn.utils import resample"], [0]) == ["scikit-learn"]
    assert packages(["from lib.figures.style import INK"], [0]) == ["matplotlib"]


def test_a_name_that_is_only_a_function_s_own_asks_for_nothing():
    cells = [
        "import numpy as np\nfrom lib.training import train",
        "X = np.ones(9)",
        "network = train(X, np.float64, train)",
        "def double(X, start=0):\n    network = 2 * X\n    return np.sum(network)",
        "double(3)",
    ]
    assert needed(cells, 4) == [0, 3]
    assert needed([*cells[:3], "def count(n=X):\n    return n"], 3) == [0, 1, 2]
    assert needed([*cells[:3], "def add():\n    global X\n    X += 1"], 3) == [0, 1, 2]
    nested = "def outer():\n    def inner(y):\n        return X + y\n    return inner"
    assert needed([*cells[:3], nested], 3) == [0, 1, 2]


REUSED = ["X = 1", "print(X)", "X = 2", "for k in range(3):\n    y = X", "print(y, X)"]


@pytest.mark.parametrize(
    ("target", "done", "left"),
    [
        (4, [], [0, 2, 3]),
        (4, [0, 2, 3], []),
        (4, [0, 2, 3, 1], []),
        (4, [2, 3, 0], [2]),
        (1, [0, 2], [0]),
        (1, [2, 0], []),
        (1, [0, 1], []),
        (3, [0, 2, 3], []),
    ],
)
def test_a_name_taken_since_is_given_again(target, done, left):
    assert pending(REUSED, target, done) == left


def test_what_changed_an_object_made_again_is_done_again():
    cells = ["w = [0]", "w[0] = 1", "print(w)", "w = [5]"]
    assert pending(cells, 2, [0, 1]) == []
    assert pending(cells, 2, [0, 1, 3]) == [0, 1]
    cells = ["import numpy as np", "x = np.ones(2)", "print(x)", "import numpy as np"]
    assert pending(cells, 2, [0, 1, 3]) == []
