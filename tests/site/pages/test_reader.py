"""Ce que fait un lecteur : le thème, le clavier, l’agrandissement, le papier."""


def test_the_theme_is_the_readers_choice_and_is_kept(visit, site):
    page, _ = visit("book/2-cout.html", theme="light")
    page.get_by_role("button", name="Thème sombre").click()
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.goto(site + "book/1-perceptron.html")
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="Thème sombre").click()
    assert page.evaluate(paper) != dark


def test_the_book_is_read_with_the_keyboard_alone(visit):
    page, _ = visit("book/1-perceptron.html", width=360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
    page.get_by_role("button", name="Sommaire").focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Sommaire")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()


def test_the_page_can_be_enlarged_four_times(visit):
    page, _ = visit("book/2-cout.html", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    viewport = page.locator("meta[name=viewport]").get_attribute("content")
    assert "user-scalable" not in viewport and "maximum-scale" not in viewport


def test_paper_shows_the_text_and_its_solutions_only(visit):
    page, _ = visit("book/1-perceptron.html", theme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.get_by_role("banner").is_visible()
    assert not page.locator(".ways").is_visible()
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
