"""Le Python de la page et celui de la construction montrent la même chose."""

import json

import pytest

from tests.site.python.cells import differences, reference
from web.python.cells import DURATIONS, digest, sources
from web.python.worker.plan import needed
from web.repository import BOOK

NAMES = sorted(path.stem for path in BOOK.glob("[0-9]*.md"))
WHOLE, QUICK = NAMES[:3], [NAMES[4], NAMES[6]]
SECONDS = json.loads(DURATIONS.read_text("utf-8"))["seconds"]
LIMIT = 2


def quick(name):
    """Les cellules qui ne demandent, ni avant elles ni d’elles-mêmes, un long calcul."""
    cells = sources(BOOK / f"{name}.md")
    long = {k for k, code in enumerate(cells) if SECONDS.get(digest(code), 0) > LIMIT}
    chains = {k: {*needed(cells, k), k} for k in range(len(cells))}
    return sorted(k for k, chain in chains.items() if not chain & long)


def compare(name, results):
    cells = reference(name)
    found = {
        rank: wrong
        for rank, heard in results
        if (wrong := list(differences(cells[rank], heard)))
    }
    assert found == {}


@pytest.mark.parametrize("name", WHOLE)
def test_every_cell_shows_what_the_book_prints(executed, name):
    results = executed(name)
    assert len(results) == len(reference(name))
    compare(name, results)


@pytest.mark.parametrize("name", QUICK)
def test_quick_cells_show_what_the_book_prints(executed, name):
    ranks = quick(name)
    assert len(ranks) > 10
    compare(name, executed(name, ranks))


@pytest.mark.weekly
@pytest.mark.parametrize("name", [name for name in NAMES if name not in WHOLE])
def test_even_long_cells_show_what_the_book_prints(executed, name):
    compare(name, executed(name))
