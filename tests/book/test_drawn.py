"""Ce que les chapitres dessinent et exportent est ce qu’en disent les références."""

import json

import pytest

from tests.book.drawings import differences, margins
from web.build.execution import current_cache, executed
from web.notebooks.chapters import chapters, read
from web.notebooks.drawn import drawings
from web.notebooks.references import DRAWN
from web.repository import ROOT


def built(chapter):
    """Le chapitre tel que la dernière construction l’a exécuté."""
    notebook = executed(read(chapter), current_cache(ROOT, ROOT / "_build"))
    assert notebook, f"{chapter.name} n’est pas exécuté : lancez make book"
    return notebook


def stored(chapter):
    return json.loads((DRAWN / f"{chapter.stem}.json").read_text("utf-8"))


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_what_is_drawn_is_what_the_reference_says(chapter):
    notebook = built(chapter)
    found = differences(stored(chapter), drawings(notebook), margins(notebook))
    assert found == [], "relisez chaque écart ; s’il est voulu, lancez make references"


def test_each_reference_has_its_chapter():
    names = {chapter.stem for chapter in chapters()}
    assert {path.stem for path in DRAWN.glob("*")} == names
