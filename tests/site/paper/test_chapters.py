"""Les chapitres préparés : rien de replié, aucun lien mort, chaque figure a son image."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from tests.site.conftest import SITE
from tests.site.sampling import sampled
from web.paper.chapters import prepare
from web.paper.gathering import ANSWERS, DRAWINGS
from web.paper.listing import LONGEST_WHOLE, by_lines
from web.paper.reading import paths

ADDRESS = "https://exemple.fr/livre/"


@pytest.fixture(
    scope="module", params=sampled(["trois pages", "le livre"], "trois pages")
)
def chapters(request):
    """Les chapitres préparés, sans leurs formules : neuf éléments sur dix."""
    kept = paths(SITE)
    if request.param == "trois pages":
        kept = kept[:3]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("web.paper.reading.paths", lambda site: kept)
        prepared = prepare(SITE, ADDRESS)
    for chapter in prepared:
        for formula in chapter.body.find_all(class_="katex"):
            formula.decompose()
    return prepared


def every(chapters, selector):
    return [tag for chapter in chapters for tag in chapter.body.select(selector)]


def test_every_anchor_is_unique_and_every_link_has_one(chapters):
    ids = Counter(tag["id"] for tag in every(chapters, "[id]"))
    ids |= Counter(chapter.body["id"] for chapter in chapters)
    assert max(ids.values()) == 1
    links = {tag["href"] for tag in every(chapters, "a[href]")}
    assert {link[1:] for link in links if link[0] == "#"} <= ids.keys()
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


def test_what_unfolds_is_at_the_end(chapters):
    ends = {chapter.title: chapter for chapter in chapters[-2:]}
    assert ends.keys() == {ANSWERS, DRAWINGS}
    assert every(chapters, "details, form, summary") == []
    asked = every(chapters[:-2], ".question, .exercise")
    assert len(ends[ANSWERS].body.select(".gathered")) == len(asked) > 5 * len(chapters)


def test_a_reference_leads_to_the_answer_and_back(chapters):
    questions = every(chapters[:-2], ".question")
    answers = {tag["id"]: tag for tag in chapters[-2].body.select(".gathered")}
    for question in questions:
        answer = answers[question.select_one(".seek")["href"][1:]]
        assert answer.select_one(".origin")["href"] == f"#{question['id']}"


def test_a_live_figure_has_its_sister_and_its_address(chapters):
    live = every(chapters, ".explorable-figure")
    assert len(live) > len(chapters) / 4
    for figure in live:
        assert figure.select_one("img")["alt"]
        assert figure.select_one("svg")
        address = figure.select_one("a.external")["href"]
        assert address.startswith(f"{ADDRESS}book/")
        assert figure["id"].endswith(address.partition("#")[2])


def listing(text):
    block = BeautifulSoup(f"<pre>{text}</pre>", "html.parser").pre
    before = block.get_text()
    by_lines(block)
    assert block.get_text() == before
    return block


def test_a_listing_keeps_its_text_and_its_colors():
    block = listing('a = 1\n\n<span class="sd">"""Un\n\ndeux."""</span>\nb = 2\n')
    lines = block.select(".line")
    assert [line.get_text().strip() for line in lines] == [
        "a = 1", "", '"""Un', "", 'deux."""', "b = 2"
    ]  # fmt: skip
    assert len(block.select(".group")) == 3
    assert [span.get_text() for span in block.select(".sd")] == ['"""Un', 'deux."""']


def test_only_a_short_listing_stays_whole():
    assert listing("a\n" * LONGEST_WHOLE)["class"] == "whole"
    assert "class" not in listing("a\n" * (LONGEST_WHOLE + 1)).attrs
