"""Le corrigé a tous les exercices et leurs solutions ; les feuilles, les énoncés seuls."""

import re
from html import escape

import pytest

from tests.site.exercises.practice import NAMES, exercises
from tests.site.sampling import sampled
from web.exercises.handouts import key, sheet, write
from web.exercises.reading import read
from web.notebooks import chapters
from web.repository import BOOK

SHEETS = [*(name for name in NAMES if name != "index"), "annexes/examen"]


@pytest.mark.parametrize("name", sampled(NAMES, "2-cout"))
def test_the_key_of_a_chapter_has_all_of_its_exercises(name):
    text = "\n".join(key(BOOK / f"{name}.md"))
    solutions = [one for one in exercises(name) if one.solution]
    assert text.count('<details class="solution') >= len(solutions)
    assert "<a " not in text and 'class="entry"' not in text
    for exercise in exercises(name):
        assert f'id="{exercise.label}"' in text
    tried = [a for one in exercises(name) if one.check for a in one.attempts]
    assert text.count('<p class="verdict wrong">') == len(tried)
    for attempt in tried:
        assert escape(attempt.says) in text


@pytest.mark.parametrize("name", sampled(SHEETS, "2-cout"))
def test_a_sheet_has_the_tasks_of_a_page_and_no_help(name):
    path = BOOK / f"{name}.md"
    text = "\n".join(sheet(path))
    tasks = read(chapters.read(path).cells)
    assert text.count('<div class="space">') == len(tasks) > 4
    assert all(f'id="{task.label}"' in text for task in tasks)
    assert not re.search(r'class="(?:hint|solution)', text)


@pytest.mark.weekly
def test_they_carry_what_they_need(tmp_path):
    folder = write(tmp_path / "corrigé")
    pages = sorted(folder.glob("*.html"))
    assert len(pages) == len(SHEETS) + 1
    for page in pages:
        html = page.read_text("utf-8")
        needed = set(re.findall(r"_(?:static|images)/[^\"')]+", html))
        assert needed and "../" not in html
        assert [name for name in needed if not (folder / name).exists()] == []
