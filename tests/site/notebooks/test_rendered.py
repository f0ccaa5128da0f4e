"""Un carnet rendu par nbconvert a les figures et les numéros de sa page."""

import re
from html import unescape

from tests.site.notebooks.notebooks import RENDERED, page, rendered, visible

ALT = re.compile(r'<img\b[^>]*\balt="([^"]*)"')
FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
NUMBER = re.compile(r'<span class="caption-number">(.*?)</span>')
TITLE = re.compile(r"<h([123])\b[^>]*>(.*?)</h\1>", re.DOTALL)


@RENDERED
def test_every_figure_of_the_page_is_in_the_notebook(path):
    still = [f for f in FIGURE.findall(page(path)) if "explorable" not in f]
    alts = [unescape(ALT.search(figure)[1]) for figure in still]
    assert alts
    assert [a for a in map(unescape, ALT.findall(rendered(path))) if a] == alts
    for figure in still:
        number = visible(NUMBER.search(figure)[1])
        assert f"<strong>{number.rstrip('.')}.</strong>" in rendered(path)


@RENDERED
def test_titles_and_exercises_bear_their_numbers(path):
    titles = [visible(title) for _, title in TITLE.findall(page(path))]
    in_notebook = [visible(title) for _, title in TITLE.findall(rendered(path))]
    in_notebook = [t for t in in_notebook if not t.startswith("Exercice ")]
    expected = [t.removesuffix("#") for t in titles]
    assert in_notebook == [*expected, "Références"][: len(in_notebook)]
    assert len(in_notebook) - len(expected) in (0, 1)
    exercises = re.findall(
        r"Exercice \d+\.\d+ </span>\s*\(.*?\)", page(path), re.DOTALL
    )
    assert exercises
    shown = visible(rendered(path))
    assert [e for e in map(visible, exercises) if e not in shown] == []
