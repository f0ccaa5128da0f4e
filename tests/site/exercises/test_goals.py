"""Un but s’atteint dans sa figure, par de vrais gestes, et pas avant."""

import re

import pytest
from playwright.sync_api import expect

from tests.site.exercises.practice import GOALS
from tests.site.explorables.figure import Figure
from tests.site.sampling import sampled

MEMORY = "JSON.parse(localStorage['livre:questions'] ?? '{}').exercises ?? {}"


def one_example(figure):
    """Le poids au plus bas, puis le biais, jusqu’à passer par le second point."""
    weight, bias = figure.slider("Poids w"), figure.slider("Biais b")
    figure.press(weight, "Home")
    weight.fill("-1")
    bias.fill("3.84")
    figure.press(bias, "ArrowRight")


def ten_steps(figure):
    figure.slider("Taux d’apprentissage η").fill("1")
    for _ in range(10):
        figure.button("Un pas").click()


def three_folds(figure):
    figure.host.get_by_text("deux lunes", exact=True).click()
    figure.slider("Graine").fill("5")
    figure.button("Entraîner").click()


def short_steps(figure):
    figure.slider("Taux d’apprentissage η").fill("1")
    figure.slider("Part de vitesse gardée β").fill("0.82")


WAYS = {
    "ex-un-exemple-sur-deux": ("perceptron", one_example),
    "ex-dix-pas": ("descent", ten_steps),
    "ex-trois-plis": ("folding", three_folds),
    "ex-sans-grands-pas": ("momentum", short_steps),
}


def test_every_goal_has_a_way():
    assert {exercise.label for _, exercise in GOALS} == set(WAYS)


@pytest.mark.parametrize("label", sampled(WAYS, "ex-dix-pas", "ex-trois-plis"))
def test_a_goal_is_reached_by_hand(browser, site, label):
    [chapter] = [chapter for chapter, exercise in GOALS if exercise.label == label]
    name, reach = WAYS[label]
    context = browser.new_context(reduced_motion="reduce")
    figure = Figure(context, name)
    page = figure.page
    page.goto(f"{site}book/{chapter}.html", wait_until="domcontentloaded")
    figure.show()
    figure.host.evaluate("host => host.changed()")
    goal = page.locator(f"#{label} .goal")
    page.wait_for_timeout(1000)
    expect(goal).to_have_text("Aller à la figure")
    assert page.evaluate(MEMORY) == {}
    reach(figure)
    expect(goal).to_contain_text("✓ But atteint.")
    below = page.locator("figure .reached", has_text="But atteint")
    expect(below).to_have_text(re.compile(r"^✓ But atteint\s: Exercice \d+\.\d+$"))
    assert list(page.evaluate(MEMORY)) == [label]
    page.reload()
    expect(page.locator(f"#{label}")).to_have_class(re.compile("passed"))
    assert figure.errors == []
    context.close()


def test_a_goal_only_crossed_is_not_reached(browser, site):
    page = browser.new_page()
    page.goto(f"{site}book/1-perceptron.html", wait_until="domcontentloaded")
    goal = page.locator("#ex-un-exemple-sur-deux .goal")
    goal.scroll_into_view_if_needed()
    page.locator("explorable-perceptron[ready]").wait_for()
    expect(goal).to_have_text("Aller à la figure")
    tell = """async (seconds) => {
        const figure = document.getElementById("fig-a-regler");
        const tell = (second) => figure.dispatchEvent(new CustomEvent(
            "explorable:readings", { detail: { second, cost: 1 } }));
        for (const second of seconds) tell(second);
        await new Promise((done) => setTimeout(done, 1000));
    }"""
    page.evaluate(tell, [1, 0, 1])
    expect(goal).to_have_text("Aller à la figure")
    page.evaluate(tell, [1, 0])
    expect(goal).to_contain_text("✓ But atteint.")
    page.close()
