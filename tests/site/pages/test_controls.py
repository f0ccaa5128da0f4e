"""Rien ne se pose sur ce que l’on clique : chaque commande répond à un vrai pointeur."""

import re

import pytest
from playwright.sync_api import expect

from tests.site.pages.conftest import KINDS, WIDTHS
from tests.site.sampling import sampled

# Ce qui couvre l’un des neuf points de chaque commande visible, au-dessus d’elle.
COVERED_IN = """async (where) => {
    const seen = [];
    const controls = "a[href], button, input, summary, select, textarea";
    for (const control of document.querySelector(where).querySelectorAll(controls)) {
        if (!control.checkVisibility({ visibilityProperty: true })) continue;
        if (control.closest(".skip")) continue;
        control.scrollIntoView({ block: "center", behavior: "instant" });
        for (const box of control.getClientRects()) {
            if (box.width < 3 || box.height < 3) continue;
            for (const across of [0.1, 0.5, 0.9]) for (const down of [0.1, 0.5, 0.9]) {
                const x = box.left + across * box.width, y = box.top + down * box.height;
                if (x < 0 || x >= innerWidth || y < 0 || y >= innerHeight) continue;
                const top = document.elementFromPoint(x, y);
                const line = control.closest("label") ?? control;
                const inside = top && (line.contains(top) || top.contains(control));
                if (!inside) seen.push(
                    `${control.outerHTML.slice(0, 80)} sous ${top?.outerHTML.slice(0, 60)}`);
            }
        }
    }
    return [...new Set(seen)];
}"""
COVERED = f"() => ({COVERED_IN})('html')"

ON_THE_TITLE = """() => {
    const title = document.querySelector("h1").getBoundingClientRect();
    const apart = (box) => box.bottom <= title.top || box.right <= title.left
        || box.left >= title.right;
    return [...document.querySelectorAll(".open, #plan, .ways")]
        .filter((element) => element.checkVisibility())
        .filter((element) => !apart(element.getBoundingClientRect()))
        .map((element) => element.className);
}"""


@pytest.mark.parametrize("path", KINDS)
def test_the_outline_never_covers_the_title(visit, path):
    page, _ = visit(path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(ON_THE_TITLE) == [], f"{width} px"


@pytest.mark.parametrize("width", sampled(WIDTHS, 360, 1024))
@pytest.mark.parametrize("path", KINDS)
def test_nothing_lies_on_a_control(visit, path, width):
    page, _ = visit(path, width=width)
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("width", sampled(WIDTHS, 360, 1366))
def test_the_outline_opens_under_the_pointer_and_leads_there(visit, width):
    page, _ = visit("book/3-descente-de-gradient.html", width=width)
    button = page.get_by_role("button", name="Dans cette page")
    if button.is_visible():
        box = button.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.click(x, y)
    outline = page.get_by_role("navigation", name="Dans cette page")
    outline.get_by_role("link", name="À retenir").click()
    page.wait_for_function("location.hash === '#a-retenir'")
    title = page.get_by_role("heading", name="À retenir")
    page.wait_for_function(
        "(h) => Math.abs(h.getBoundingClientRect().top) < innerHeight / 2",
        arg=title.element_handle(),
    )


def test_the_old_fault_would_be_seen(visit):
    page, _ = visit("book/3-descente-de-gradient.html", width=1024)
    page.add_style_tag(content="main { margin-top: -4rem; z-index: 4 }")
    page.add_style_tag(content="main { position: relative }")
    assert any("plan" in covered for covered in page.evaluate(COVERED))


@pytest.mark.parametrize("width", sampled(WIDTHS, 360, 1366))
def test_nothing_lies_on_what_the_header_opens(visit, width):
    page, _ = visit("book/3-descente-de-gradient.html", width=width)
    for button in page.locator(".top button[popovertarget]").all():
        if button.is_visible():
            button.click()
            panel = f"#{button.get_attribute('popovertarget')}"
            assert page.evaluate(COVERED_IN, panel) == [], panel
            page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ("book/index.html", "book/2-cout.html", "404.html"))
def test_every_search_field_leads_to_the_results(visit, path):
    page, _ = visit(path, width=1366)
    field = page.get_by_role("searchbox").first
    field.fill("gradient")
    field.press("Enter")
    page.wait_for_url("**/recherche.html?q=gradient")


def test_the_code_unfolds_and_is_copied(visit):
    page, _ = visit("book/3-descente-de-gradient.html", width=1366)
    folded = page.locator("details.code").first
    folded.locator("summary").click()
    assert folded.evaluate("(d) => d.open")
    folded.locator("summary").press("Enter")
    assert not folded.evaluate("(d) => d.open")
    listing = page.locator(".cell_input .highlight").first
    listing.hover()
    copy = listing.get_by_role("button", name="Copier le code")
    copy.click()
    expect(copy).to_have_text(re.compile("Copié|Sélectionné"))


@pytest.mark.parametrize("path", KINDS[2:])
def test_the_top_is_a_click_away_from_the_foot(visit, path):
    page, _ = visit(path, width=360)
    page.get_by_role("link", name="Haut de la page").click()
    page.wait_for_function("scrollY === 0")
