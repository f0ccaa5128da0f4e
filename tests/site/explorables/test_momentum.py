"""L’élan, à la souris, au doigt et au clavier."""

import numpy as np
from playwright.sync_api import expect

from tests.site.explorables.figure import written


def factor(kappa, rate, beta):
    """Le facteur de la plus lente des deux directions, d’après les racines."""
    matrices = [[[1 + beta - p, -beta], [1, 0]] for p in (rate, rate / kappa)]
    return np.abs(np.linalg.eigvals(matrices)).max()


def check_momentum(figure):
    kappa, rate, beta = figure.numbers("kappa", "rate", "beta")
    assert figure.shown()["gardé par pas"] == written(factor(kappa, rate, beta))
    return kappa, rate, beta


def state(figure):
    return figure.host.locator(".state").inner_text()


def races(figure):
    texts = figure.host.locator(".legend span").all_inner_texts()
    return dict(text.split(", ", 1) for text in texts)


def test_momentum_by_mouse(open_figure):
    figure = open_figure("momentum", "desk")
    assert check_momentum(figure) == (100, 1.98, 0)
    assert "La direction lente fixe la vitesse" in state(figure)
    plane = figure.host.locator(".plot").nth(1)
    box = plane.bounding_box()
    figure.drag(
        [
            (box["x"] + x * box["width"], box["y"] + 0.5 * box["height"])
            for x in (0.2, 0.3)
        ]
    )
    _, rate, beta = check_momentum(figure)
    assert 0.5 < rate < 1.5 and 0.3 < beta < 0.7
    figure.button("Au mieux").click()
    _, rate, beta = check_momentum(figure)
    assert (rate, beta) == (3.3, 0.67)
    assert "même vitesse" in state(figure)
    steps = {name: text.split(" : ")[1] for name, text in races(figure).items()}
    assert int(steps["élan"].split()[0]) * 5 < int(steps["descente"].split()[0])
    figure.button("Sans élan").click()
    assert check_momentum(figure) == (100, 1.98, 0)


def test_momentum_by_touch(open_figure):
    figure = open_figure("momentum", "phone")
    before = figure.page.evaluate("scrollY")
    box = figure.host.locator(".plot").nth(1).bounding_box()
    places = [(0.3, 0.6), (0.5, 0.5), (0.9, 0.7)]
    figure.touch(
        [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    )
    assert figure.page.evaluate("scrollY") == before
    _, rate, beta = check_momentum(figure)
    assert rate > 2 * (1 + beta)
    assert "Trop de taux" in state(figure)
    assert races(figure)["élan"].endswith("diverge")
    figure.host.get_by_text("Adam", exact=True).tap()
    assert figure.state()["rival"] == "adam"


def test_momentum_by_keyboard(open_figure):
    figure = open_figure("momentum", "desk")
    figure.press(figure.slider("Étirement de la vallée κ"), "Home ArrowRight")
    figure.press(figure.slider("Part de vitesse gardée β"), "End")
    figure.press(figure.slider("Taux d’apprentissage η"), "Home ArrowRight")
    assert check_momentum(figure) == (2, 0.02, 0.99)
    text = figure.slider("Étirement de la vallée κ").get_attribute("aria-valuetext")
    assert text == "2"
    spoken = figure.host.locator("[aria-live]")
    expect(spoken).to_contain_text("κ = 2, η = 0,02, β = 0,99")
    expect(spoken).to_contain_text("917 pas")


def test_only_two_methods_see_the_valley_turn(open_figure):
    figure = open_figure("momentum", "desk")
    before = races(figure)
    figure.host.get_by_text("selon un axe", exact=True).click()
    after = races(figure)
    same = [name for name in before if before[name] == after[name]]
    assert "élan" in same and "descente" in same and "Adam" not in same


def test_step_by_step_ends_on_the_whole_path(open_figure):
    figure = open_figure("momentum", "desk")
    path = figure.host.locator("path.trace.run0")
    whole = path.get_attribute("d")
    figure.button("Pas à pas").click()
    assert path.get_attribute("d") == whole
