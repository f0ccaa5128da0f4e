"""Une question se répond au doigt, au clavier, et se lit sans l’un ni l’autre."""

import pytest

from tests.site.conftest import SITE
from tests.site.exercises.questions import SCREENS

AXE = SITE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
CHAPTER = "4-epoques-et-lots"
CHOICE, SEVERAL, NUMBER = "q-image-par-image", "q-tremblement", "q-dernier-lot"
SMALL = """() => [...document.querySelectorAll(
        ".question :is(button, label, summary, .entry input), .recall > summary")]
    .filter(node => node.checkVisibility())
    .filter(node => node.getBoundingClientRect().height < 44
        || node.getBoundingClientRect().width < 44)
    .map(node => node.outerHTML)"""
HEIGHTS = """() => [...document.querySelectorAll(".question")].map(
    form => form.getBoundingClientRect().height)"""
AUDIT = """async () => {
    const {violations} = await axe.run({include: [[".question"]]});
    return violations.flatMap(({id, nodes}) => nodes.map(n => `${id} : ${n.html}`));
}"""


def button(page, name, text="Répondre"):
    return page.locator(f"#{name}").get_by_role("button", name=text)


def box(page, text):
    return page.locator(f"#{SEVERAL}").get_by_role("checkbox", name=text)


def said(page, name):
    return page.locator(f"#{name}").get_by_role("status").inner_text()


def test_by_touch(visit):
    page = visit(CHAPTER, "phone")
    button(page, CHOICE, "Elle dure bien plus longtemps").tap()
    assert said(page, CHOICE).startswith("Juste. L’étude trouve")
    button(page, CHOICE, "le calcul est le même").tap()
    assert said(page, CHOICE).startswith("Non. Les multiplications")
    for text in ("Baisser le taux", "Grossir les lots"):
        box(page, text).tap()
    button(page, SEVERAL).tap()
    assert said(page, SEVERAL).count("Juste.") == 2
    page.locator(f"#{NUMBER}").get_by_role("textbox").tap()
    page.keyboard.type("15")
    button(page, NUMBER).tap()
    assert said(page, NUMBER).startswith("Non. Il reste")


def test_by_keyboard_alone(visit):
    page = visit(CHAPTER)
    first, second = (page.locator(f"#{CHOICE} button").nth(rank) for rank in (0, 1))
    first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert second.get_attribute("aria-pressed") == "true"
    assert said(page, CHOICE).startswith(("Juste.", "Non."))
    box(page, "Baisser le taux").focus()
    page.keyboard.press("Space")
    while not button(page, SEVERAL).evaluate("b => b === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "Il manque au moins une réponse juste." in said(page, SEVERAL)
    page.locator(f"#{NUMBER}").get_by_role("textbox").focus()
    page.keyboard.type("16")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert said(page, NUMBER).startswith("Juste.")
    assert page.url.endswith(f"{CHAPTER}.html")


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_touched_is_large_and_nothing_moved(visit, screen):
    page = visit(CHAPTER, screen)
    page.evaluate("document.querySelector('.recall').open = true")
    assert page.evaluate(SMALL) == []
    live = page.evaluate(HEIGHTS)
    page.route("**/exercises/*.js", lambda route: route.abort())
    page.reload(wait_until="domcontentloaded")
    page.evaluate("document.querySelector('.recall').open = true")
    assert not page.locator(".question button").count()
    assert live == pytest.approx(page.evaluate(HEIGHTS), abs=1)


def test_axe_finds_nothing_once_answered(visit):
    page = visit(CHAPTER, "phone")
    page.evaluate("document.querySelector('.recall').open = true")
    page.evaluate("for (const b of document.querySelectorAll('li button')) b.click()")
    page.evaluate("for (const b of document.querySelectorAll('li input')) b.click()")
    page.evaluate(
        "for (const b of document.querySelectorAll('.entry button')) b.click()"
    )
    page.add_script_tag(path=AXE)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert page.evaluate(AUDIT) == []


def test_without_javascript_the_answer_unfolds(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    form = page.locator(f"#{NUMBER}")
    assert not form.locator(".entry").is_visible()
    form.get_by_text("Réponse").click()
    assert "Juste." in form.locator(".answer").inner_text()
    assert page.locator(f"#{CHOICE} .choices li").count() == 3


def test_on_paper_the_answers_are_there(visit):
    page = visit(CHAPTER)
    page.emulate_media(media="print")
    form = page.locator(f"#{NUMBER}")
    assert form.locator(".answer dd").first.is_visible()
    assert not form.locator(".entry").is_visible()
