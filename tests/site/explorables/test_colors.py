"""Les figures à manipuler ont les couleurs des figures dessinées."""

import re

import pytest

from lib.figures.palette import DARK, LIGHT
from tests.site.explorables.figure import set_theme
from tests.site.explorables.pages import SOME

COLORS = """(root) => {
    const found = [];
    for (const node of (root ?? document).querySelectorAll("*:not(input)")) {
        const style = getComputedStyle(node);
        const properties = node instanceof SVGElement
            ? ["fill", "stroke", "flood-color"]
            : ["color", "background-color", "background-image"];
        if (parseFloat(style.borderTopWidth)) properties.push("border-top-color");
        for (const property of properties) {
            found.push(...(style[property].match(/\\brgb\\([^)]*\\)/g) ?? []));
        }
    }
    return [...new Set(found)];
}"""
INITIAL = {"#000000"}


def in_hexadecimal(colors):
    numbers = [map(int, re.findall(r"\d+", color)) for color in colors]
    return {"#" + "".join(f"{value:02x}" for value in color) for color in numbers}


@SOME
@pytest.mark.parametrize(
    ("theme", "palette"), [("light", LIGHT), ("dark", DARK)], ids=["clair", "sombre"]
)
def test_a_drawn_figure_and_its_live_sister_have_the_same_colors(
    open_figure, browser, name, theme, palette
):
    figure = open_figure(name, "desk")
    set_theme(figure.page, theme)
    figure.page.wait_for_timeout(100)
    root = figure.host.evaluate_handle("host => host.shadowRoot")
    live = in_hexadecimal(figure.page.evaluate(COLORS, root)) - INITIAL
    target = figure.host.locator("a").get_attribute("href")
    address = figure.page.locator(f"{target} img").evaluate("image => image.src")
    page = browser.new_page(color_scheme=theme)
    page.goto(address)
    drawn = in_hexadecimal(page.evaluate(COLORS)) - INITIAL
    page.close()
    assert drawn <= live | {palette["paper"]}
    assert {palette["ink"]} < drawn & live
    assert live <= set(palette.values())


def test_pixels_follow_the_theme(open_figure):
    figure = open_figure("digit", "desk", "?digit.sample=0")
    middle = """host => {
        const canvas = host.shadowRoot.querySelector(".thumb canvas");
        const {data} = canvas.getContext("2d").getImageData(0, 0, 28, 28);
        const k = data.findIndex((value, i) => i % 4 === 3 && value === 255);
        return Array.from(data.slice(k - 3, k));
    }"""
    inks = []
    for theme in ("light", "dark"):
        set_theme(figure.page, theme)
        figure.page.wait_for_timeout(50)
        inks.append(sum(figure.host.evaluate(middle)))
    assert inks[0] < 200 and inks[1] > 550
