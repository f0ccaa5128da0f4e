"""Firefox et WebKit exécutent un chapitre jusqu’au bout, et montrent ce que dit le livre."""

import pytest

from tests.site.python.browsers import firefox, webkit
from tests.site.python.cells import RUN, differences, reference

CHAPTER = "3-descente-de-gradient"


@pytest.mark.weekly
@pytest.mark.parametrize("drive", [firefox, webkit])
def test_a_chapter_runs_to_its_end(site, drive):
    found = drive(f"{site}book/{CHAPTER}.html", RUN, {"page": CHAPTER, "ranks": None})
    cells = reference(CHAPTER)
    assert len(found["results"]) == len(cells)
    wrong = {
        result["rank"]: told
        for cell, result in zip(cells, found["results"])
        if (told := list(differences(cell, result["heard"])))
    }
    assert wrong == {}
