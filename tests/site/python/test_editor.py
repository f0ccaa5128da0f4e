"""L’éditeur d’une cellule, au clavier, au doigt et pour un lecteur d’écran."""

import pytest
from playwright.sync_api import expect

from tests.site.python.cell import ROLES, Cell
from web.repository import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """async () => (await axe.run(".cell_input, .python-bar, .tools"))
    .violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} : ${node.html}`))"""


def test_the_editor_is_left_by_tab_and_indents_by_its_own_keys(chapter):
    page = chapter("1-perceptron")
    cell = Cell(page, ROLES)
    field = cell.edit("if True:")
    field.press("End")
    field.press("Enter")
    field.type("x = 1")
    assert field.input_value() == "if True:\n    x = 1"
    field.press("Control+[")
    assert field.input_value() == "if True:\nx = 1"
    field.press("Control+]")
    assert field.input_value() == "if True:\n    x = 1"
    field.press("Tab")
    expect(field).not_to_be_focused()
    expect(field).to_have_attribute("autocorrect", "off")
    assert page.evaluate("document.documentElement.scrollWidth") == 1366


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_with_an_editor_open(chapter, theme):
    page = chapter("1-perceptron")
    page.emulate_media(color_scheme=theme)
    cell = Cell(page, ROLES)
    cell.edit("1 / 0").press("Shift+Enter")
    expect(cell.own.locator(".failure")).to_be_visible(timeout=60_000)
    page.add_script_tag(path=AXE)
    assert page.evaluate(VIOLATIONS) == []


def test_a_finger_runs_a_cell_on_a_phone(browser, site):
    phone = {"width": 360, "height": 740}
    context = browser.new_context(viewport=phone, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}book/1-perceptron.html")
    cell = Cell(page, ROLES)
    cell.button("Modifier").tap()
    cell.node.get_by_role("textbox").fill("print('bonjour')")
    button = cell.button("Exécuter")
    assert min(button.bounding_box()["height"], 44) >= 44
    button.tap()
    expect(cell.own).to_have_text("bonjour\n", timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    context.close()
