"""Ce que la page répond à un code vérifié : le verdict, une erreur, ce qu’il imprime."""

import pytest
from playwright.sync_api import expect

from tests.site.exercises.practice import (
    AUDIT,
    AXE,
    CHAPTER,
    EXERCISE,
    PYTHON,
    SOLUTION,
    Practice,
)


@pytest.fixture(scope="module")
def opened(browser, site):
    """Un exercice, dans une page où Python reste prêt."""
    page = browser.new_page()
    page.goto(f"{site}book/{CHAPTER}.html")
    yield Practice(page, EXERCISE)
    page.close()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def my_cost(Y_hat, Y)\n    return 0", "à la ligne 1\u00a0: SyntaxError"),
        ("x = 1\nx / 0", "à la ligne 2\u00a0: ZeroDivisionError"),
        ("def my_cost(Y_hat, Y):\n    return Y / {}", "Votre code s’arrête sur la"),
        ("other = 1", "Votre code ne définit pas encore «\u00a0my_cost\u00a0»."),
    ],
)
def test_an_error_is_said_and_an_old_answer_does_not_count(opened, code, said):
    opened.write(SOLUTION)
    assert opened.verify().startswith("✓")
    opened.write(code)
    heard = opened.verify()
    assert heard.startswith("✗ Pas encore.") and said in heard


def test_what_a_verified_code_prints_is_shown_once(opened):
    opened.write(
        f"print('départ')\n{SOLUTION}".replace("return", "print('vu'); return")
    )
    assert opened.verify().startswith("✓")
    printed = opened.node.locator(".own .stream")
    expect(printed).to_have_count(1)
    assert printed.inner_text().split().count("départ") == 1
    assert "vu" in printed.inner_text() and "vu" not in opened.said.inner_text()


def test_a_loop_without_end_is_stopped(visit):
    page = visit(CHAPTER)
    task = Practice(page, EXERCISE)
    task.write("def my_cost(Y_hat, Y):\n    print('tourne')\n    while True: pass")
    task.button("Vérifier").click()
    expect(task.node.locator(".own")).to_contain_text("tourne", timeout=PYTHON)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("Arrêté.")).to_be_visible()
    task.write(SOLUTION)
    assert task.verify().startswith("✓")


def test_axe_finds_nothing_once_verified(opened):
    page = opened.page
    opened.write("def my_cost(Y_hat, Y):\n    return 0")
    opened.verify()
    opened.node.locator(".hint summary").first.click()
    page.add_script_tag(path=AXE)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert page.evaluate(AUDIT) == []
    opened.write(SOLUTION)
    assert opened.verify().startswith("✓")
    assert page.evaluate(AUDIT) == []
