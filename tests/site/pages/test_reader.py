"""Ce que fait un lecteur : le thème, le clavier, l’agrandissement, le papier."""

PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(253, 252, 250)", "rgb(21, 25, 30)"
REFUSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("refusé", "SecurityError"); } })"""


def choose(page, theme):
    page.get_by_role("button", name="Thème").click()
    page.get_by_role("radio", name=theme).check()
    page.keyboard.press("Escape")


def test_the_theme_is_the_readers_choice_is_kept_and_given_back(visit, site):
    page, _ = visit("book/2-cout.html", theme="light")
    choose(page, "Sombre")
    page.goto(site + "book/1-perceptron.html")
    assert page.evaluate(PAPER) == DARK
    page.get_by_role("button", name="Thème").click()
    assert page.get_by_role("radio", name="Sombre").is_checked()
    page.keyboard.press("Escape")
    choose(page, "Comme le système")
    assert page.evaluate(PAPER) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == DARK
    choose(page, "Clair")
    assert page.evaluate(PAPER) == LIGHT


def test_a_refused_storage_takes_nothing_else_away(visit):
    page, report = visit("book/2-cout.html")
    page.add_init_script(REFUSED)
    page.reload(wait_until="networkidle")
    choose(page, "Sombre")
    assert page.evaluate(PAPER) == DARK
    page.goto(page.url.replace("2-cout", "index"), wait_until="networkidle")
    assert not page.locator(".resume").is_visible()
    assert report == []


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
