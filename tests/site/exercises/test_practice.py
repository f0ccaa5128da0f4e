"""Un exercice entre les mains d’un lecteur : au clavier, au doigt, sans Python, sur papier."""

import pytest
from playwright.sync_api import expect

from tests.site.conftest import SITE
from tests.site.exercises.practice import ORDERED, PYTHON, Practice, codes, exercises
from tests.site.exercises.questions import SCREENS

CHAPTER = "2-cout"
EXERCISE = next(one for one in exercises(CHAPTER) if one.label == "ex-recrire-cout")
SOLUTION = codes(CHAPTER)[EXERCISE.solution[0]]
AXE = SITE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
AUDIT = """async () => {
    const {violations} = await axe.run({include: [[".exercise"]]});
    return violations.flatMap(({id, nodes}) => nodes.map(n => `${id} : ${n.html}`));
}"""
SMALL = """() => [...document.querySelectorAll(
        ".practice :is(.entry button, summary, .lines button)")]
    .filter(node => node.checkVisibility())
    .filter(node => node.getBoundingClientRect().height < 44)
    .map(node => node.outerHTML)"""
WIDE = "document.documentElement.scrollWidth"
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


@pytest.fixture(scope="module")
def opened(browser, site):
    """Un exercice, dans une page où Python reste prêt."""
    page = browser.new_page()
    page.goto(f"{site}book/{CHAPTER}.html")
    yield Practice(page, EXERCISE)
    page.close()


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


CENTER = "(line) => line.scrollIntoView({ block: 'center', behavior: 'instant' })"


@pytest.mark.parametrize(("chapter", "exercise"), ORDERED[:1])
def test_lines_are_ordered_by_touch_and_kept(visit, chapter, exercise):
    page = visit(chapter, "phone")
    task = Practice(page, exercise)
    task.come()
    first, second, *_ = task.texts()
    task.lines.nth(1).get_by_role("button").tap()
    task.button("Monter").tap()
    task.button("Marge →").tap()
    assert task.texts()[:2] == [second, first]
    assert task.lines.first.get_attribute("data-margin") == "1"
    assert page.evaluate(SMALL) == []
    assert page.evaluate(WIDE) == SCREENS["phone"]["viewport"]["width"]
    page.reload()
    task.come()
    assert task.texts()[:2] == [second, first]
    task.lines.first.evaluate(CENTER)
    grip = task.lines.first.locator(".grip").bounding_box()
    below = task.lines.nth(1).bounding_box()
    x, y = grip["x"] + 22, grip["y"] + 22
    touches = [(x, y), (x, below["y"] + below["height"]), (x - 40, y + below["height"])]
    device = page.context.new_cdp_session(page)
    kinds = ["touchStart", "touchMove", "touchMove", "touchEnd"]
    for kind, touch in zip(kinds, [*touches, None]):
        points = [{"x": touch[0], "y": touch[1]}] if touch else []
        device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert task.texts()[:2] == [first, second]
    task.button("Rétablir").tap()
    assert task.texts()[:2] == [first, second]
    assert task.lines.nth(1).get_attribute("data-margin") == "0"


@pytest.mark.parametrize(("chapter", "exercise"), ORDERED[:1])
def test_lines_are_ordered_by_keyboard_and_by_mouse(visit, chapter, exercise):
    page = visit(chapter)
    task = Practice(page, exercise)
    task.come()
    assert "mettez-la hors du code" in task.verify()
    task.order(codes(chapter)[exercise.solution[0]])
    assert "sur" in task.node.locator("[aria-live]").text_content()
    page.add_script_tag(path=AXE)
    assert page.evaluate(AUDIT) == []
    assert task.verify().startswith("✓ Juste")
    first, second, *_ = task.texts()
    task.lines.nth(1).scroll_into_view_if_needed()
    box, target = (task.lines.nth(k).bounding_box() for k in (0, 1))
    page.mouse.move(box["x"] + 60, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, target["y"] + target["height"])
    page.mouse.up()
    assert task.texts()[:2] == [second, first]
    assert task.verify().startswith("✗ Pas encore.")
