"""Où l’on en est dans un chapitre, et comment l’on va ailleurs, en deux gestes."""

import pytest

from tests.site.sampling import sampled

CHAPTER = "book/3-descente-de-gradient.html"
WIDTHS = (320, 360, 768, 1024, 1200, 1366, 1920)
CURRENT = "document.querySelector('#plan [aria-current]')?.textContent"
TITLE_IS_CLEAR = """(id) => {
    const title = document.getElementById(id).querySelector("h2, h3");
    const { top, bottom } = title.getBoundingClientRect();
    return top >= document.querySelector(".top").getBoundingClientRect().bottom
        && bottom < innerHeight;
}"""


def go_to(page, name):
    """Au titre ``name``, par le plan : un geste pour l’ouvrir, un pour y aller."""
    button = page.get_by_role("button", name="Dans cette page")
    if button.is_visible():
        button.click()
    plan = page.get_by_role("navigation", name="Dans cette page")
    plan.get_by_role("link", name=name).click()


@pytest.mark.parametrize("width", sampled(WIDTHS, 360, 1366))
def test_the_outline_is_at_hand_anywhere_and_says_where_one_is(visit, width):
    page, _ = visit(CHAPTER, width=width)
    button = page.get_by_role("button", name="Dans cette page")
    assert button.is_visible() == (width < 1200)
    for name, anchor in [
        ("À retenir", "a-retenir"),
        ("Où est la limite", "ou-est-la-limite"),
        ("La règle de la chaîne", "la-regle-de-la-chaine"),
    ]:
        go_to(page, name)
        page.wait_for_function(TITLE_IS_CLEAR, arg=anchor)
        page.wait_for_function(f"{CURRENT}.includes({name!r})")
        if width < 1200:
            assert name in button.inner_text()
    go_to(page, "Rétropropagation et descente")
    page.wait_for_function("scrollY === 0")


@pytest.mark.parametrize("width", (360, 1366))
def test_the_header_stays_in_sight_and_shows_the_progress(visit, width):
    page, _ = visit(CHAPTER, width=width)
    length = "document.querySelector('.progress').getBoundingClientRect().width"
    for part in (0, 0.5, 1):
        page.evaluate(
            "(part) => scrollTo(0, part * (document.body.scrollHeight - innerHeight))",
            part,
        )
        page.wait_for_function(
            f"Math.abs({length} - {part} * document.body.clientWidth) < 3"
        )
        assert page.get_by_role("banner").bounding_box()["y"] == 0


def test_the_sidebar_shows_the_page_it_is_on_and_that_it_slides(visit):
    page, _ = visit("book/annexes/fabrique.html", width=1366)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.reload(wait_until="networkidle")
    menu = page.locator("#sommaire")
    assert menu.evaluate("(menu) => menu.scrollHeight > menu.clientHeight")
    assert "local" in menu.evaluate("(m) => getComputedStyle(m).backgroundAttachment")
    box = menu.locator(".current > a").bounding_box()
    assert 0 < box["y"] < 768 - box["height"]


def test_the_first_page_offers_to_resume_and_only_then(visit, site):
    page, _ = visit("book/index.html")
    resume = page.locator(".resume")
    assert not resume.is_visible()
    page.goto(site + CHAPTER + "#ou-est-la-limite")
    page.wait_for_function(f"{CURRENT}?.includes('Où est la limite')")
    page.goto(site + "book/annexes/glossaire.html", wait_until="networkidle")
    page.goto(site + "book/index.html")
    assert "Où est la limite" in resume.inner_text()
    resume.get_by_role("link").click()
    page.wait_for_function(TITLE_IS_CLEAR, arg="ou-est-la-limite")


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        '{"path": "javascript:alert(1)", "title": "x"}',
        '{"path": "//ailleurs.fr/book/1.html", "title": "x"}',
    ],
)
def test_what_is_kept_is_not_trusted(visit, site, kept):
    page, report = visit("book/index.html")
    page.evaluate("(kept) => { localStorage['livre:place'] = kept }", kept)
    page.reload()
    assert not page.locator(".resume").is_visible()
    assert report == []


def test_the_arrows_turn_the_page(visit, site):
    page, _ = visit("book/2-cout.html")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"{site}{CHAPTER}")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"{site}book/2-cout.html")
    assert "→" in page.get_by_role("navigation", name="Pages voisines").inner_text()


@pytest.mark.parametrize(
    "busy",
    ["#sommaire input", ".highlight pre[tabindex]", ".explorable", "button.theme"],
)
def test_the_arrows_stay_with_what_uses_them(visit, busy):
    page, _ = visit(CHAPTER, width=700 if "pre" in busy else 1280)
    if busy == "button.theme":
        page.locator(busy).click()
        page.get_by_role("radio", name="Clair").focus()
    elif busy == ".explorable":
        page.locator(busy).first.scroll_into_view_if_needed()
        page.locator(f"{busy} >> button").first.focus()
    else:
        page.locator(busy).first.focus()
    address = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert page.url == address


def test_with_a_modifier_an_arrow_is_the_browsers(visit):
    page, _ = visit("book/2-cout.html")
    for keys in ("Shift+ArrowRight", "Control+ArrowRight"):
        page.keyboard.press(keys)
    page.wait_for_timeout(300)
    assert page.url.endswith("2-cout.html")


def test_a_slash_leads_to_the_search_at_every_width(visit):
    for width in (360, 1366):
        page, _ = visit(CHAPTER, width=width)
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.name") == "q"
