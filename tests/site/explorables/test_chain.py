"""La chaîne, à la souris, au doigt et au clavier."""

import numpy as np
import pytest
from playwright.sync_api import expect

from lib.activations import ReLU
from lib.losses import cross_entropy
from tests.site.explorables.figure import written
from tests.site.explorables.pages import PAGES, data_of, element

CHAINS = [name for name in PAGES if element(name) == "chain"]
SMALLEST = 11


def loss_of(data, delta=0, place=(0, 0, 0)):
    """La perte du petit réseau du chapitre 7, dont un poids est poussé."""
    weights = [np.array(data["steps"][k][1]) for k in (0, 2)]
    layer, i, j = place
    weights[layer][i, j] += delta
    scores = ReLU.value(np.array([data["inputs"]]) @ weights[0]) @ weights[1]
    return cross_entropy(scores, np.array([[0.0, 1.0]]))[0]


def check_push(figure, data, place):
    """Les trois nombres, d’après lib ; la dérivée, par différences finies."""
    delta, h = float(figure.state()["delta"]), 1e-6
    before = loss_of(data)
    slope = (loss_of(data, h, place) - loss_of(data, -h, place)) / (2 * h)
    assert figure.shown() == {
        "dérivée d": written(slope),
        "d × δ": written(slope * delta),
        "changement": written(loss_of(data, delta, place) - before),
    }
    return delta


def test_touching_a_weight_lights_all_its_paths(open_figure):
    figure, data = open_figure("chain@7", "desk"), data_of("chain@7")
    figure.host.locator(".graph .slope").nth(3).click()
    assert figure.state()["weight"] == "4"
    assert "2 chemins jusqu’à L" in figure.host.locator(".told").inner_text()
    lit = figure.host.locator(".number.lit .name").all_text_contents()
    assert lit == ["x₂", "z₁", "a₁", "s₁", "s₂", "L"]
    assert figure.host.locator(".arrow.lit path").count() == 6
    figure.press(figure.slider("Le pousser de δ"), "ArrowRight " * 50)
    assert check_push(figure, data, (0, 1, 0)) == 0.5
    figure.page.mouse.click(*figure.inside(".graph", (0.02, 0.98))[0])
    assert figure.state()["weight"] == "0"
    assert figure.host.locator(".number.lit").count() == 2


def test_a_sleeping_neuron_feels_nothing_until_it_wakes(open_figure):
    figure, data = open_figure("chain@7", "desk"), data_of("chain@7")
    figure.press(figure.slider("Paramètre touché"), "ArrowRight " * 5)
    delta = figure.slider("Le pousser de δ")
    figure.press(delta, "ArrowRight " * 10)
    assert check_push(figure, data, (0, 1, 1)) == 0.1
    assert set(figure.shown().values()) == {"0,0000"}
    figure.press(delta, "End")
    assert check_push(figure, data, (0, 1, 1)) == 2
    assert figure.shown()["changement"] > "1"


def test_touching_a_parameter_by_finger(open_figure):
    figure, data = open_figure("chain", "phone"), data_of("chain")
    figure.host.locator(".graph").scroll_into_view_if_needed()
    figure.page.touchscreen.tap(*figure.inside(".number circle", (0.5, 0.5))[0])
    assert figure.state()["weight"] == "1"
    X, y = data["steps"][0][1][0], data["steps"][1][1]
    w, b = data["inputs"]
    slope = np.mean([(w * x + b - t) * x for x, t in zip(X, y)])
    assert figure.shown()["dérivée d"] == written(slope)
    assert figure.host.locator(".number.dim .name").all_text_contents() == ["b"]


@pytest.mark.parametrize("name", CHAINS)
def test_step_by_step_each_number_is_known_in_its_turn(open_figure, name):
    figure, data = open_figure(name, "desk"), data_of(name)
    unknown = figure.host.locator(".number.unknown")
    left = sum(map(len, data["names"][1:]))
    assert unknown.count() == left
    step, told = figure.slider("Étape"), figure.host.locator(".told")
    for rank in range(left):
        figure.press(step, "ArrowRight")
        assert unknown.count() == left - 1 - rank
        assert told.inner_text().startswith("Aller. ")
    figure.press(figure.button("Un pas"), "Enter")
    assert told.inner_text().startswith("Retour. ")
    figure.button("Dérouler").click()
    assert step.input_value() == step.get_attribute("max")
    figure.button("Au départ").click()
    assert unknown.count() == left


def test_it_is_said(open_figure):
    figure = open_figure("chain", "desk")
    figure.press(figure.slider("Étape"), "End")
    spoken = figure.host.locator("[aria-live]")
    sum_of_paths = "0,3745 × (−0,8507) + 0,9507 × (−1,2837) = −1,5391"
    figure.press(figure.slider("Étape"), "ArrowLeft")
    expect(spoken).to_contain_text(f"∂C/∂w : {sum_of_paths}")
    figure.press(figure.slider("Paramètre touché"), "ArrowRight")
    expect(spoken).to_contain_text(
        f"2 chemins jusqu’à C. Dérivée, en δ = 0 : {sum_of_paths}"
    )


SIZES = """host => [...host.shadowRoot.querySelectorAll(".graph text")]
    .map(node => parseFloat(getComputedStyle(node).fontSize))"""
OVER = """host => {
    const {left, right} = host.shadowRoot.querySelector(".graph").getBoundingClientRect();
    return [...host.shadowRoot.querySelectorAll(".graph text")]
        .map(node => node.getBoundingClientRect())
        .filter(box => box.width && (box.left < left - 1 || box.right > right + 1)).length;
}"""


@pytest.mark.parametrize("name", CHAINS)
def test_its_labels_are_read_on_a_phone(open_figure, name):
    figure = open_figure(name, "phone")
    figure.press(figure.slider("Étape"), "End")
    assert min(figure.host.evaluate(SIZES)) >= SMALLEST
    assert figure.host.evaluate(OVER) == 0
    target = figure.host.locator("a").get_attribute("href")
    shrunk = figure.page.locator(f"{target} img").evaluate(
        "image => image.clientWidth / image.getAttribute('width')"
    )
    assert 16 * shrunk >= SMALLEST
