"""Un terme, une figure, une formule ou une référence se montre sans quitter la page."""

import pytest

from tests.site.sampling import sampled

CHAPTER = "book/3-descente-de-gradient.html"
TARGETS = {
    "article a.term": "vecteur des dérivées partielles",
    "article a.internal[href='#fig-carte']:not(.explorable *)": "vus de dessus",
    "article a[href='#equation-eq-chaine']:not(.headerlink)": "(3.2)",
    "article a[href*='bibliographie.html#']": "Rumelhart",
}


def preview(page):
    return page.get_by_role("tooltip")


def show(page, selector):
    link = page.locator(selector).first
    link.scroll_into_view_if_needed()
    page.mouse.move(2, 500)
    link.hover()
    preview(page).wait_for()
    return link


@pytest.mark.parametrize(("selector", "said"), TARGETS.items())
@pytest.mark.parametrize("width", sampled((768, 1366), 1366))
def test_what_is_referred_to_shows_under_the_pointer(visit, selector, said, width):
    page, report = visit(CHAPTER, width=width)
    link = show(page, selector)
    assert said in preview(page).inner_text()
    assert link.get_attribute("aria-describedby") == preview(page).get_attribute("id")
    box, line = preview(page).bounding_box(), link.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["y"] >= line["y"] + line["height"] - 30 or (
        box["y"] + box["height"] <= line["y"] + 1
    )
    assert page.locator("#apercu :is(a, button, [id], [tabindex])").count() == 0
    assert page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size"
    ) == (page.locator("[id]").count())
    assert report == []


def test_a_preview_can_be_reached_left_and_dismissed(visit):
    page, _ = visit(CHAPTER)
    link = show(page, "article a.term")
    preview(page).hover()
    page.wait_for_timeout(600)
    assert preview(page).is_visible()
    page.keyboard.press("Escape")
    assert not preview(page).is_visible()
    assert link.get_attribute("aria-describedby") is None
    show(page, "article a.term")
    page.mouse.move(2, 500)
    preview(page).wait_for(state="hidden")


def test_the_keyboard_shows_a_preview_and_goes_on(visit):
    page, _ = visit(CHAPTER)
    page.locator("#contenu").focus()
    while not page.evaluate("document.activeElement.matches('a.term')"):
        page.keyboard.press("Tab")
    preview(page).wait_for()
    page.keyboard.press("Escape")
    assert not preview(page).is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    preview(page).wait_for()


@pytest.fixture
def touch(browser, site):
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(site + CHAPTER)
    page.wait_for_load_state("networkidle")
    yield page, context.new_cdp_session(page)
    context.close()


def press(session, box, seconds, page):
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    send = session.send
    send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    page.wait_for_timeout(1000 * seconds)
    send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_long_touch_shows_a_short_one_follows(touch):
    page, session = touch
    page.touchscreen.tap(5, 120)
    page.wait_for_timeout(500)
    link = page.locator("article a.term").first
    press(session, link.bounding_box(), 1, page)
    preview(page).wait_for()
    assert page.url.endswith(CHAPTER)
    page.touchscreen.tap(5, 120)
    preview(page).wait_for(state="hidden")
    link.tap()
    page.wait_for_url("**/glossaire.html#*")


def test_what_cannot_be_read_shows_nothing(visit):
    page, _ = visit(CHAPTER)
    page.route("**/glossaire.html", lambda route: route.abort())
    link = page.locator("article a.term").first
    link.hover()
    page.wait_for_timeout(800)
    assert not preview(page).is_visible()
    link.click()
