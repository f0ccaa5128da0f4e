"""Un exercice entre les mains d’un lecteur : au clavier, au doigt, sans Python, sur papier."""

from playwright.sync_api import expect

from tests.site.exercises.practice import (
    CHAPTER,
    EXERCISE,
    SMALL,
    SOLUTION,
    WIDE,
    Practice,
)
from tests.site.exercises.questions import SCREENS

MEMORY = "JSON.parse(localStorage['livre:questions']).exercises"


def test_by_keyboard_alone(visit):
    page = visit(CHAPTER)
    task = Practice(page, EXERCISE)
    task.button("Modifier").focus()
    page.keyboard.press("Enter")
    field = task.node.get_by_role("textbox")
    expect(field).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(SOLUTION)
    while not task.button("Vérifier").evaluate("b => b === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert task.heard().startswith("✓ Juste")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(task.node.locator(".hint").nth(1)).to_be_visible()
    assert list(page.evaluate(MEMORY)) == [EXERCISE.label]
    page.reload()
    expect(task.node).to_have_class("exercise level-2 admonition passed")
    mark = page.locator("#sommaire a", has_text="coût").locator(".done .spoken")
    assert "1 exercice réussi sur" in mark.text_content()


def test_by_touch(visit):
    page = visit(CHAPTER, "phone")
    task = Practice(page, EXERCISE)
    task.node.locator("pre").first.tap()
    task.node.get_by_role("textbox").fill(EXERCISE.attempts[0].code)
    task.button("Vérifier").tap()
    assert EXERCISE.attempts[0].says in task.heard()
    assert page.evaluate(SMALL) == []
    assert page.evaluate(WIDE) == SCREENS["phone"]["viewport"]["width"]


def test_nothing_moves_when_javascript_comes(visit):
    height = f"document.getElementById('{EXERCISE.label}').offsetHeight"
    page = visit(CHAPTER)
    expect(Practice(page, EXERCISE).button("Vérifier")).to_be_visible()
    live = page.evaluate(height)
    page.route("**/exercises/*.js", lambda route: route.abort())
    page.reload(wait_until="domcontentloaded")
    assert page.evaluate(height) == live


def test_without_javascript_hints_and_solution_unfold(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    node = page.locator(f"#{EXERCISE.label}")
    assert "def my_cost" in node.locator("pre").inner_text()
    assert not node.locator(".entry").is_visible()
    node.get_by_text("Indice 1").click()
    expect(node.get_by_text("Indice 2")).to_be_visible()
    solution = page.locator(f"#{EXERCISE.label} + details.solution")
    solution.locator("summary").click()
    assert "np.sum" in solution.locator("pre").first.inner_text()


def test_on_paper_the_start_and_the_solution_are_there(visit):
    page = visit(CHAPTER)
    page.emulate_media(media="print")
    node = page.locator(f"#{EXERCISE.label}")
    expect(node.locator("pre").first).to_be_visible()
    expect(node.locator(".hint").first).to_be_hidden()
    expect(node.locator(".entry")).to_be_hidden()
