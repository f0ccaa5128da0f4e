"""Rien ne se pose sur ce que l’on clique : chaque commande répond à un vrai pointeur."""

import pytest

from tests.site.pages.conftest import KINDS

WIDTHS = (360, 768, 1024, 1366, 1920)
# Ce qui couvre l’un des neuf points de chaque commande visible, au-dessus d’elle.
COVERED = """async () => {
    const seen = [];
    const controls = "a[href], button, input, summary, select, textarea";
    for (const control of document.querySelectorAll(controls)) {
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

ON_THE_TITLE = """() => {
    const title = document.querySelector("h1").getBoundingClientRect();
    const apart = (box) => box.bottom <= title.top || box.right <= title.left
        || box.left >= title.right;
    return [...document.querySelectorAll(".outline .open, #plan, .ways")]
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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", KINDS)
def test_nothing_lies_on_a_control(visit, path, width):
    page, _ = visit(path, width=width)
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("width", WIDTHS)
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
    page, _ = visit("book/3-descente-de-gradient.html", width=1366)
    page.add_style_tag(content=".outline { z-index: auto !important }")
    page.add_style_tag(content=".outline { position: static !important }")
    assert any("plan" in covered for covered in page.evaluate(COVERED))
