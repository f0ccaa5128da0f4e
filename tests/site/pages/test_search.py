"""La recherche : sans accents, au singulier comme au pluriel, en clair."""

import pytest


@pytest.fixture
def search(browser, site):
    page = browser.new_page()

    def search(words):
        """Les titres des pages trouvées, et tout le texte des résultats."""
        page.goto(f"{site}recherche.html?q={words}")
        page.get_by_role("status").get_by_text(f"« {words} »").wait_for()
        titles = page.locator("#resultats > li > a").all_inner_texts()
        return titles, page.locator("#resultats").inner_text()

    yield search
    page.close()


@pytest.mark.parametrize(
    ("words", "title", "said"),
    [
        ("retropropagation", "Rétropropagation", "rétropropagation"),
        ("epoque", "Époques et lots", "époque"),
        ("epoques", "Époques et lots", "époque"),
        ("valeur propre", "Rétropropagation", "propre"),
        ("biais", "Le perceptron", "biais"),
        ("ENTROPIE CROISEE", "MNIST", "entropie croisée"),
        ("cross_entropy", "La bibliothèque", "cross_entropy"),
    ],
)
def test_a_word_is_found(search, words, title, said):
    titles, text = search(words)
    assert any(title in found for found in titles)
    assert said in text.lower()


@pytest.mark.parametrize(
    ("singular", "plural"), [("neurone", "neurones"), ("gradient", "gradients")]
)
def test_singular_and_plural_find_the_same_pages(search, singular, plural):
    assert set(search(singular)[0]) == set(search(plural)[0])


def test_excerpts_are_readable(search):
    for words in ("gradient", "softmax", "coût"):
        _, text = search(words)
        assert [sign for sign in ("\\", "$", "_{", "^{", "¶") if sign in text] == []


def test_nothing_found_is_said(search):
    titles, _ = search("xylophone")
    assert titles == []


@pytest.mark.parametrize("words", ["?", "=", "∇", "$& $`"])
def test_signs_alone_are_searched_as_they_are(browser, site, words):
    page = browser.new_page()
    page.goto(f"{site}recherche.html?q=gradient")
    page.locator("#resultats > li").first.wait_for()
    page.get_by_role("searchbox").last.fill(words)
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text(f"« {words} »").wait_for()
    assert page.locator("#resultats > li").count() == 0
    assert page.title().startswith(f"« {words} » · ")
    page.close()


def test_a_result_opens_on_its_page(browser, site):
    page = browser.new_page()
    page.goto(f"{site}book/1-perceptron.html")
    page.keyboard.press("/")
    page.keyboard.type("hessienne")
    page.keyboard.press("Enter")
    page.locator("#resultats a").first.click()
    page.wait_for_url("**/book/**")
    assert "hessienne" in page.locator("article").inner_text()
    page.close()
