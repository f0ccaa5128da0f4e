"""Une cellule qui s’arrête, ou qu’on arrête : une erreur, une boucle, une attente."""

from playwright.sync_api import expect

from tests.site.python.cell import APPENDED, MATRIX, ROLES, Cell, finished


def test_an_error_says_its_line_first(chapter):
    page = chapter("1-perceptron")
    cell = Cell(page, ROLES)
    cell.edit("def f(x):\n    return 1 / x\n\nprint('é', f(2))\nf(0)").press(
        "Shift+Enter"
    )
    expect(cell.own.locator(".failure")).to_be_visible(timeout=60_000)
    said = cell.own.inner_text()
    assert said.index("é 0.5") < said.index("ZeroDivisionError: division by zero")
    assert "À la ligne 2 de cette cellule." in said
    assert cell.node.locator("pre.faulty").count() == 1
    cell.edit("x = (").press("Shift+Enter")
    expect(cell.own.locator(".failure")).to_contain_text("'(' was never closed")
    cell.edit("1").press("Shift+Enter")
    finished(page)
    assert cell.node.locator("pre.faulty").count() == 0


def test_a_loop_without_end_is_stopped_and_python_starts_again(chapter):
    page = chapter("1-perceptron")
    Cell(page, MATRIX).run()
    loop = Cell(page, ROLES)
    loop.edit("print('en route')\nwhile True: pass").press("Shift+Enter")
    expect(loop.own).to_contain_text("en route")
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("Arrêté.")).to_be_visible()
    loop.button("Rétablir").click()
    Cell(page, APPENDED).run()
    alone = Cell(page, "en 0 :")
    page.get_by_role("button", name="Fermer").first.click()
    alone.run()
    expect(alone.own).to_contain_text("en 0")


def test_without_replay_a_cell_runs_alone(chapter):
    page = chapter("1-perceptron")
    Cell(page, ROLES).edit("while True: pass").press("Shift+Enter")
    expect(page.get_by_text("Exécution…")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Arrêter").click()
    page.get_by_label("Rejouer d’abord").uncheck()
    cell = Cell(page, APPENDED)
    cell.button("Exécuter").click()
    expect(cell.own).to_contain_text("NameError", timeout=60_000)


def test_a_long_wait_is_announced_and_can_be_declined(chapter):
    page = chapter("7-perceptron-multicouche")
    cell = Cell(page, "STEPS = EPOCHS")
    cell.button("Exécuter").click()
    status = page.locator(".python-bar [role=status]")
    expect(status).to_contain_text("Environ", timeout=60_000)
    assert "minutes" in status.text_content()
    expect(page.get_by_role("button", name="Abréger : diminuez EPOCHS")).to_be_visible()
    page.get_by_role("button", name="Renoncer").click()
    expect(page.locator(".python-bar")).to_be_hidden()
    expect(cell.own).to_have_count(0)
