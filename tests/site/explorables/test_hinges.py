"""Les pliures que l’on pose, à la souris, au doigt et au clavier."""

import numpy as np
from playwright.sync_api import expect

from tests.site.explorables.figure import written
from tests.site.explorables.pages import data_of
from tests.site.explorables.test_hinges_math import best, gap, network_of


def check_hinges(figure):
    """Les nombres montrés sont ceux de lib ; rend les pliures et l’écart."""
    state, exported = figure.state(), data_of("hinges")
    knots = [float(text) for text in state["knots"].split("_")]
    curve, x = exported["curves"][state["curve"]], np.array(exported["x"])
    network = best(knots, x, curve["y"])
    learnt = network_of(**curve["learnt"][len(knots) - 1])
    shown, chosen = figure.shown(), int(state["chosen"]) - 1
    assert shown["votre écart"] == written(gap(network, x, curve["y"]), 3)
    assert shown["écart appris"] == written(gap(learnt, x, curve["y"]), 3)
    slope = network.layers[1].weights[chosen, 0]
    assert shown["pente ajoutée"] == written(slope, 3)
    return knots, gap(network, x, curve["y"])


def across(figure, *places):
    """Les points du dessin à ces abscisses."""
    points = "(host, places) => places.map(x => host.plot.left(x) + 38)"
    box = figure.host.locator(".plot").bounding_box()
    lefts = figure.host.evaluate(points, places)
    return [(box["x"] + left, box["y"] + box["height"] / 2) for left in lefts]


def test_hinges_by_mouse(open_figure):
    figure = open_figure("hinges", "desk")
    knots, before = check_hinges(figure)
    assert knots == [-2, -1, 0, 1]
    for place in knots:
        figure.drag(across(figure, place, place + 0.25, place + 0.5))
    knots, after = check_hinges(figure)
    assert np.allclose(knots, [-1.5, -0.5, 0.5, 1.5], atol=0.02)
    assert after < before / 5
    figure.button("Intervalles égaux").click()
    assert check_hinges(figure) == ([-2, -1, 0, 1], before)


def test_hinges_by_touch(open_figure):
    figure = open_figure("hinges", "phone")
    figure.host.get_by_text("saut", exact=True).tap()
    plot = figure.host.locator(".plot")
    plot.evaluate("plot => plot.scrollIntoView({block: 'center'})")
    before = figure.page.evaluate("scrollY")
    figure.touch(across(figure, 0, 0.2, 0.3))
    figure.touch(across(figure, 1, 0.5, 0.33))
    assert figure.page.evaluate("scrollY") == before
    knots, error = check_hinges(figure)
    assert np.allclose(knots, [-2, -1, 0.3, 0.33], atol=0.03) and error < 0.3


def test_hinges_by_keyboard(open_figure):
    figure = open_figure("hinges", "desk")
    figure.press(figure.slider("Pliures"), "Home ArrowRight")
    figure.host.get_by_text("coin", exact=True).click()
    figure.press(figure.slider("Pliure choisie"), "End")
    figure.press(figure.slider("Sa place"), " ".join(["ArrowRight"] * 6))
    knots, error = check_hinges(figure)
    assert knots == [-2, 0.3] and error < 1e-12
    spoken = figure.host.locator("[aria-live]")
    expect(spoken).to_contain_text("coin, 2 pliures : écart 0,000")
    expect(spoken).to_contain_text("Pliure 2 en 0,30.")


def test_beyond_the_interval_the_answer_is_flat_then_straight(open_figure):
    figure = open_figure("hinges", "desk")
    drawn = "host => [host.far, host.descent].map(n => n.getAttribute('d'))"
    assert figure.host.evaluate(drawn) == ["", ""]
    figure.host.get_by_text("la descente", exact=True).last.click()
    assert [bool(path) for path in figure.host.evaluate(drawn)] == [False, True]
    figure.host.get_by_text("au-delà", exact=True).click()
    assert all(figure.host.evaluate(drawn))
    exported = data_of("hinges")
    x, y = np.array(exported["x"]), exported["curves"]["wave"]["y"]
    first, last = best([-2, -1, 0, 1], x, y).forward(np.array([[5.0], [6.0]]))[:, 0]
    told = figure.host.locator(".state").inner_text()
    assert f"une droite de pente {written(last - first, 2)}" in told
