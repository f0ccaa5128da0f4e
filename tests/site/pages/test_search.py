"""La recherche : le bon passage d’abord, quoi que l’on tape, et les mots marqués."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.site.conftest import SITE

TABLE = (Path(__file__).parent / "queries.txt").read_text("utf-8").splitlines()
QUERIES = [line.rsplit(" => ", 1) for line in TABLE if " => " in line]
MARKED = """() => [...(CSS.highlights.get("recherche") ?? [])].map((range) => {
    const { top, bottom } = range.getBoundingClientRect();
    return [range.toString(), top >= 0 && bottom <= innerHeight];
})"""
PASSAGES = SITE / "_static" / "passages.json"


def arrive(page, address):
    """Ouvre la recherche, et attend que le champ ait pris le curseur de lui-même."""
    page.goto(address)
    expect(page.locator("main input")).to_be_focused()


@pytest.fixture(scope="module")
def opened(browser, site):
    """La page de recherche, et tout ce que la console en a dit."""
    page, said = browser.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    arrive(page, f"{site}recherche.html")
    yield page
    page.close()
    assert said == []


@pytest.fixture
def search(opened):
    """Tape une requête, et rend l’adresse et le texte de chaque résultat."""

    def search(words):
        opened.locator("main input").fill(words)
        opened.get_by_role("status").get_by_text(f"« {words} »").wait_for()
        results = opened.locator("#resultats > li")
        links = results.locator("> a").evaluate_all("all => all.map((a) => a.href)")
        found = [re.sub(r".*/book/|\.html\?[^#]*", "", link) for link in links]
        return found, results.all_inner_texts()

    return search


def test_the_table_holds_fifty_queries():
    assert len(QUERIES) == len({query for query, _ in QUERIES}) == 50


@pytest.mark.parametrize(("query", "passage"), QUERIES, ids=[q for q, _ in QUERIES])
def test_the_right_passage_comes_first(search, query, passage):
    assert search(query)[0][:1] == [passage]


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("sigmoïde", "6-non-linearite#trois-activations"),
        ("élan", "8-mieux-descendre#lelan"),
        ("coût", "2-cout#la-fonction-de-cout"),
    ],
)
def test_after_its_definition_comes_where_a_word_is_introduced(search, words, passage):
    found, _ = search(words)
    assert found[0].startswith("annexes/glossaire#term-") and found[1] == passage


def test_every_passage_exists_in_its_page():
    for passage in json.loads(PASSAGES.read_text("utf-8")):
        page, anchor = passage["address"].split("#")
        assert f'id="{anchor}"' in (SITE / page).read_text("utf-8"), passage
        assert passage["title"], passage


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neurone", "neurones"),
        ("époque", "epoque"),
        ("l’élan", "elan"),
        ("réseaux", "reseau"),
        ("optimal", "optimaux"),
    ],
)
def test_writings_of_one_word_find_the_same_passages_in_the_same_order(
    search, one, other
):
    assert search(one)[0] == search(other)[0] != []


@pytest.mark.parametrize(
    "words", ["gardient", "perceptorn", "normalsation", "hesienne"]
)
def test_a_small_mistake_is_forgiven_and_said(opened, search, words):
    found, _ = search(words)
    assert found[0].startswith("annexes/glossaire#term-")
    assert "Rien qui ait exactement ces mots" in opened.locator("#etat").inner_text()


@pytest.mark.parametrize("words", ["xylophone", "?", "€ ¤", "zzzz qqqq", "’"])
def test_nothing_found_is_said(opened, search, words):
    assert search(words)[0] == []
    assert opened.locator("#etat").inner_text() == f"Rien trouvé pour « {words} »."
    assert opened.title().startswith(f"« {words} » · ")


@pytest.mark.parametrize("words", ["gradient", "softmax", "coût", "vraisemblance"])
def test_excerpts_begin_at_a_sentence_and_show_formulas_in_clear(search, words):
    _, texts = search(words)
    assert [
        sign for sign in ("\\", "$", "_{", "^{", "¶") if sign in "".join(texts)
    ] == []
    excerpts = [text.split("\n")[-1] for text in texts]
    clipped = [text for text in excerpts if re.match(r"[,;:.)\u2019]", text)]
    assert len(texts) > 3 and clipped == []


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("derivees partielles", {"partielle", "dérivée"}),
        ("OneHotEncoder", {"OneHotEncoder"}),
        ("linalg.eigvalsh", {"linalg", "eigvalsh"}),
        ("nesterov", {"Nesterov"}),
        ("∇", {"∇"}),
    ],
)
def test_a_result_opens_where_its_words_are_marked(opened, site, words, written):
    arrive(opened, f"{site}recherche.html?q={words}")
    opened.locator("#resultats a").first.click()
    opened.wait_for_function(f"({MARKED})().some(([, isSeen]) => isSeen)")
    assert written <= {text for text, _ in opened.evaluate(MARKED)}
    arrive(opened, f"{site}recherche.html")


def test_a_page_opened_otherwise_asks_for_no_marks(browser, site):
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}book/1-perceptron.html#le-reseau", wait_until="networkidle")
    assert [url for url in asked if "marks" in url or "passages" in url] == []
    page.close()
