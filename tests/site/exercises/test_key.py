"""Le corrigé a tous les exercices, leurs solutions et leurs erreurs typiques."""

import re
from html import escape

import pytest

from tests.site.exercises.practice import NAMES, exercises
from tests.site.sampling import sampled
from web.exercises.key import chapter, write
from web.repository import BOOK


@pytest.mark.parametrize("name", sampled(NAMES, "2-cout"))
def test_the_key_of_a_chapter_has_all_of_its_exercises(name):
    key = "\n".join(chapter(BOOK / f"{name}.md"))
    solutions = [one for one in exercises(name) if one.solution]
    assert key.count('<details class="solution') >= len(solutions)
    assert "<a " not in key and 'class="entry"' not in key
    for exercise in exercises(name):
        assert f'id="{exercise.label}"' in key
    tried = [a for one in exercises(name) if one.check for a in one.attempts]
    assert key.count('<p class="verdict wrong">') == len(tried)
    for attempt in tried:
        assert escape(attempt.says) in key


@pytest.mark.weekly
def test_the_key_carries_what_it_needs(tmp_path):
    key = write(tmp_path / "corrigé")
    html = key.read_text("utf-8")
    needed = set(re.findall(r"_(?:static|images)/[^\"')]+", html))
    assert needed and "../" not in html
    assert [name for name in needed if not (key.parent / name).exists()] == []
