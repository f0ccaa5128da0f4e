"""Une cellule, entre les mains d’un lecteur : exécuter, modifier, arrêter, rétablir."""

import gzip
import random
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.site.conftest import SITE
from tests.site.sampling import sampled
from web.python.cells import sources
from web.repository import BOOK, ROOT

CODE = SITE / "_static" / "python"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """async () => (await axe.run(".cell_input, .python-bar, .tools"))
    .violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} : ${node.html}`))"""
FIRST = "sèche chaud pluie"
KEPT = "livre:code:book/1-perceptron.html"
ROLES = "disagreements = 0"
MATRIX = "W @ x + b"
APPENDED = "W_with_bias ="


class Cell:
    """La première cellule où le chapitre écrit ``code``, quoi qu’en fasse le lecteur."""

    def __init__(self, page, code):
        chapter = BOOK / Path(page.url).with_suffix(".md").name
        rank = next(k for k, cell in enumerate(sources(chapter)) if code in cell)
        self.page, self.node = page, page.locator(f"#cellule-{rank}")
        self.own = self.node.locator(".own")

    def button(self, name):
        return self.node.get_by_role("button", name=name)

    def edit(self, code):
        if not self.node.get_by_role("textbox").count():
            self.button("Modifier").click()
        self.node.get_by_role("textbox").fill(code)
        return self.node.get_by_role("textbox")

    def run(self):
        self.button("Exécuter").click()
        finished(self.page)


def finished(page):
    expect(page.locator(".python-bar [role=status]")).to_have_text(
        "Terminé.", timeout=60_000
    )


def test_nothing_of_python_comes_before_the_first_click(chapter):
    page = chapter("1-perceptron")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    names = {url.split("/")[-1] for url in asked if "/_static/python/" in url}
    assert names == {"index.js", "cell.js", "edits.js"}


def test_what_a_page_loads_to_be_run_is_light():
    code = [path.read_bytes() for path in CODE.glob("*.js")]
    assert 3_000 < sum(len(gzip.compress(text)) for text in code) < 10_000


def test_a_cell_runs_is_changed_and_given_back(chapter):
    page = chapter("1-perceptron")
    cell = Cell(page, ROLES)
    printed = cell.node.locator(".cell_output:not(.own)")
    cell.run()
    expect(cell.own).to_have_text(printed.text_content())
    expect(printed).to_be_hidden()
    cell.edit("disagreements = 5\ndisagreements + 1").press("Shift+Enter")
    finished(page)
    expect(cell.own).to_have_text("6\n")
    assert KEPT in page.evaluate("Object.keys(localStorage)")
    page.reload()
    expect(cell.node.locator("pre").first).to_have_text(
        "disagreements = 5\ndisagreements + 1\n"
    )
    cell.button("Rétablir").click()
    expect(cell.node.locator("pre").first).to_contain_text(FIRST)
    expect(printed).to_be_visible()
    assert KEPT not in page.evaluate("Object.keys(localStorage)")


def test_python_that_did_not_come_can_be_asked_again(chapter):
    page = chapter("1-perceptron")
    page.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
    cell = Cell(page, ROLES)
    cell.button("Exécuter").click()
    status = page.locator(".python-bar [role=status]")
    expect(status).to_contain_text("Python n’a pas pu s’exécuter", timeout=60_000)
    page.unroute("**/pyodide.mjs")
    chapter.report.clear()
    cell.run()
    expect(cell.own).to_contain_text(FIRST)


def test_all_changes_are_forgotten_at_once(chapter):
    page = chapter("1-perceptron")
    forget = page.get_by_role("button", name="Oublier mes changements")
    expect(forget).to_be_hidden()
    Cell(page, ROLES).edit("1")
    Cell(page, MATRIX).edit("2")
    expect(forget).to_be_visible()
    page.reload()
    forget.click()
    expect(forget).to_be_hidden()
    assert KEPT not in page.evaluate("Object.keys(localStorage)")
    expect(Cell(page, ROLES).node.locator("pre").first).to_contain_text(FIRST)


def test_a_number_in_a_sentence_follows_the_reader(chapter):
    page = chapter("1-perceptron")
    sentence = page.get_by_text("Ils se séparent")
    before = sentence.text_content()
    Cell(page, ROLES).edit("disagreements = 7").press("Shift+Enter")
    finished(page)
    expect(sentence.locator(".changed")).to_have_text("7")
    Cell(page, ROLES).button("Rétablir").click()
    expect(sentence).to_have_text(before)
    expect(sentence.locator(".changed")).to_have_count(0)


def test_a_figure_takes_the_place_of_the_printed_one(chapter):
    page = chapter("1-perceptron")
    cell = Cell(page, "figures.network_diagram(")
    cell.node.locator("summary").first.click()
    picture = cell.node.locator("figure img")
    source = picture.get_attribute("src")
    cell.run()
    expect(cell.node.locator("figcaption")).to_be_visible()
    assert picture.get_attribute("src").startswith("blob:")
    cell.button("Rétablir").click()
    assert picture.get_attribute("src") == source


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


def test_altered_images_are_refused(chapter):
    page = chapter("5-mnist")
    page.route("**/mnist.npz", lambda route: route.fulfill(body="autre chose"))
    cell = Cell(page, "load_mnist(")
    cell.button("Exécuter").click()
    expect(page.locator(".python-bar [role=status]")).to_contain_text(
        "Python n’a pas pu s’exécuter", timeout=60_000
    )
    page.unroute("**/mnist.npz")
    cell.run()
    expect(cell.own).to_be_visible()


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


ACTIONS = ("run", "edit", "restore", "stop", "theme", "all", "reload")


@pytest.mark.parametrize("seed", sampled(range(200), 0))
def test_whatever_the_order_nothing_breaks(chapter, seed):
    choose = random.Random(seed)
    page = chapter("1-perceptron")
    for _ in range(8):
        cell = Cell(page, choose.choice([ROLES, MATRIX, APPENDED, "two_examples ="]))
        action = choose.choice(ACTIONS)
        if action == "run":
            cell.button("Exécuter").click()
        elif action == "edit":
            cell.edit(
                choose.choice(["1 / 0", "x = 3", "while True: pass", "print('é')"])
            )
        elif action == "restore" and cell.button("Rétablir").is_visible():
            cell.button("Rétablir").click()
        elif action == "all":
            page.get_by_role("button", name="Tout exécuter").click()
        elif action == "theme":
            page.emulate_media(color_scheme=choose.choice(["light", "dark"]))
        elif action == "reload":
            page.reload()
        elif page.get_by_role("button", name="Arrêter").is_visible():
            page.get_by_role("button", name="Arrêter").click()
        page.wait_for_timeout(choose.choice([0, 50, 400]))
    page.evaluate("localStorage.clear()")
    page.reload()
    Cell(page, MATRIX).run()
