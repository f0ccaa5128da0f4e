"""Chaque question du livre : chaque réponse reçoit sa raison, et la juste est dite juste."""

import pytest

from lib.numbers import french
from tests.site.exercises.questions import CHAPTERS, asked, questions

EACH = pytest.mark.parametrize("chapter", CHAPTERS)
# Ce qui est dit après chaque geste : [dit, raison attendue, nombre attendu].
CHOOSE = """form => {
    const said = () => form.querySelector("[role=status]").textContent;
    const texts = [...form.querySelectorAll(".answer dd")].map(dd => dd.textContent);
    return [...form.querySelectorAll(".choices li")].map((item, k) => {
        item.querySelector("button").click();
        return [said(), texts[k]];
    });
}"""
CHECK = """form => {
    const said = () => form.querySelector("[role=status]").textContent;
    const texts = [...form.querySelectorAll(".answer dd")].map(dd => dd.textContent);
    const boxes = [...form.querySelectorAll("input")];
    const check = wanted => {
        boxes.forEach((box, k) => { box.checked = wanted(k); });
        form.querySelector(".entry button").click();
        return said();
    };
    const each = boxes.map((_, k) => [check(other => other === k), texts[k]]);
    const right = [...form.querySelectorAll(".choices li")].map(
        li => li.hasAttribute("data-right"));
    return [each, check(k => right[k]), check(() => true), check(() => false)];
}"""
TYPE = """(form, texts) => texts.map(text => {
    form.querySelector("input").value = text;
    form.querySelector(".entry button").click();
    return form.querySelector("[role=status]").textContent;
})"""
ANSWERS = """form => [...form.querySelectorAll(".answer dt")].map(
    dt => [Number(dt.dataset.value), dt.nextElementSibling.textContent])"""


def test_there_are_enough_of_them():
    names = [question.name for chapter in CHAPTERS for question in asked(chapter)]
    assert len(names) == len(set(names)) >= 60
    for chapter in CHAPTERS:
        before, after = questions(chapter)
        assert len(before) == (0 if chapter.startswith("1-") else 3)
        assert 5 <= len(after) <= 10


@pytest.fixture(scope="module")
def pages(browser, site):
    """Les chapitres ouverts, une fois chacun."""
    context = browser.new_context()
    opened = {}
    for chapter in CHAPTERS:
        opened[chapter] = context.new_page()
        address = f"{site}book/{chapter}.html"
        opened[chapter].goto(address, wait_until="domcontentloaded")
    yield opened
    context.close()


@EACH
def test_each_choice_gets_its_reason_and_the_right_one_is_said_right(pages, chapter):
    page = pages[chapter]
    shown = page.locator(".question").evaluate_all("all => all.map(({id}) => id)")
    assert shown == [question.name for question in asked(chapter)]
    for question in asked(chapter):
        form = page.locator(f"#{question.name}")
        right = [item.is_right for item in question.items]
        if question.kind == "choice":
            answers = form.evaluate(CHOOSE)
        elif question.kind == "several":
            answers, only_right, everything, nothing = form.evaluate(CHECK)
            assert "Non." not in only_right and "Il manque" not in only_right
            assert "Non." in everything
            assert nothing == "Cochez au moins une réponse."
        else:
            continue
        assert len(answers) == len(right)
        for (said, reason), is_right in zip(answers, right):
            verdict = "Juste." if is_right else "Non."
            assert said.startswith(f"{verdict} {reason}"), question.name
            assert len(reason) > 20


@EACH
def test_each_number_gets_its_reason_and_the_right_one_is_said_right(pages, chapter):
    page = pages[chapter]
    for question in asked(chapter):
        if question.kind != "number":
            continue
        form = page.locator(f"#{question.name}")
        answers = form.evaluate(ANSWERS)
        assert len(answers) == len(question.items) - 1
        typed = [french(number, "z,.6f") for number, _ in answers]
        for said, (_, reason) in zip(form.evaluate(TYPE, typed), answers):
            verdict = "Juste." if reason == answers[0][1] else "Non."
            assert said == f"{verdict} {reason}", question.name
        hint = form.locator(".hint p").text_content()
        far = form.evaluate(TYPE, ["123456789", "je ne sais pas", ""])
        assert far[0] == f"Non. {hint}"
        assert far[1] == far[2] == "Écrivez un nombre, comme 0,25, 1/4 ou −3."


def test_a_number_is_read_as_it_is_written_in_french(pages):
    page = pages["3-descente-de-gradient"]
    for name, right, wrong in [
        ("q-un-seul-exemple", ["−3", "-3", " − 3,00 ", "-3.0", "–3"], ["3", "-3,2"]),
        ("q-trois-pas", ["51,2", "51,2 %", "51.2%", "51,2\u202f%"], ["40\u202f%"]),
        (
            "q-limite-vallee",
            ["0,04", ",04", "+0,04", "4/100", "0,1/2,5"],
            ["4", "1,0,4", "4/10", "4/", "4/0"],
        ),
    ]:
        said = page.locator(f"#{name}").evaluate(TYPE, [*right, *wrong])
        accepted = [text.startswith("Juste.") for text in said]
        assert accepted == [True] * len(right) + [False] * len(wrong), name
    part = page.locator("#q-trois-pas").evaluate(TYPE, ["0,512"])
    assert part == ["C’est la bonne part ; écrivez-la en pour cent."]


def test_thousands_may_be_apart(pages):
    form = pages["1-perceptron"].locator("#q-compter-parametres")
    typed = ["100 480", "100\u202f480", "100480", "100\u00a0480,0"]
    assert all(said.startswith("Juste.") for said in form.evaluate(TYPE, typed))
