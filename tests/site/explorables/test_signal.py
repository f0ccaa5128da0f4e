"""Le signal à travers les couches, à la souris, au doigt et au clavier."""

import re

from playwright.sync_api import expect

from lib.numbers import french

SETTLED = "host => !host.slice && host.found.settings === host.settings"
MEASURED = "host => ({z: host.found.z, g: host.found.g, slope: host.found.slope})"


def measured(figure):
    """Ce que la figure a mesuré, une fois le calcul fini."""
    figure.page.wait_for_function(SETTLED, arg=figure.host.element_handle())
    return figure.host.evaluate(MEASURED)


def check_signal(figure):
    found, state = measured(figure), figure.state()
    depth = int(state["depth"])
    assert len(found["z"]) == len(found["g"]) == depth
    ahead = found["z"][-1] / found["z"][0]
    back = found["g"][0] / found["g"][-1]
    shown = figure.shown()
    for name, factor in (("signal", ahead), ("gradient", back)):
        per_layer = factor ** (1 / (depth - 1))
        assert shown[f"{name}, par couche"] == f"× {french(per_layer, '.2f')}"
    assert shown["pente moyenne"] == french(found["slope"], ".2f")
    return state, ahead, back


def outcome(figure):
    return figure.host.locator(".state").inner_text()


def test_doubled_weights_explode_both_ways(open_figure):
    figure = open_figure("signal", "desk")
    state, ahead, back = check_signal(figure)
    assert state["activation"] == "ReLU" and state["depth"] == "20"
    assert len(re.findall("tient", outcome(figure))) == 2
    figure.button("Doubler s").click()
    _, doubled, doubled_back = check_signal(figure)
    assert abs(doubled / ahead / 2**19 - 1) < 1e-9
    assert abs(doubled_back / back / 2**19 - 1) < 1e-9
    assert len(re.findall("explose", outcome(figure))) == 2
    figure.host.get_by_text("tanh", exact=True).click()
    figure.button("Glorot").click()
    figure.button("Doubler s").click()
    _, ahead, back = check_signal(figure)
    assert ahead < 1 < back
    figure.host.get_by_text("sigmoïde", exact=True).click()
    _, _, back = check_signal(figure)
    assert back < 1e-6 and "le gradient s’éteint" in outcome(figure)


def test_the_expected_line_is_the_measured_one(open_figure):
    """De l’identité, large, la formule du chapitre prévoit chaque écart-type."""
    figure = open_figure(
        "signal", "desk", "?signal.activation=Identity&signal.width=256"
    )
    for name in ("Glorot", "Doubler s", "He"):
        figure.button(name).click()
        measured(figure)
        lines = [
            figure.host.locator(f"path.{name}").get_attribute("d")
            for name in ("expected", "curve.run0")
        ]
        ends = [
            [[float(v) for v in point.split()] for point in line[1:].split("L")]
            for line in lines
        ]
        for k in (0, -1):
            assert ends[0][k][0] == ends[1][k][0]
            assert abs(ends[0][k][1] - ends[1][k][1]) < 6


def test_signal_by_touch(open_figure):
    figure = open_figure("signal", "phone")
    figure.host.get_by_text("identité", exact=True).tap()
    figure.button("Autre tirage").tap()
    slider = figure.slider("Écart-type des poids s")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    across = [(box["x"] + x * box["width"], box["y"] + 22) for x in (0.7, 0.5, 0.2)]
    figure.touch(across)
    state, ahead, back = check_signal(figure)
    assert state["seed"] == "1" and 0.2 < float(state["scale"]) < 0.3
    assert ahead < 1e-6 and back < 1e-6
    assert len(re.findall("s’éteint", outcome(figure))) == 2


def test_signal_by_keyboard(open_figure):
    figure = open_figure("signal", "desk")
    figure.press(figure.slider("Couches"), "Home ArrowRight")
    figure.press(figure.slider("Neurones par couche m"), "Home ArrowRight")
    slider = figure.slider("Écart-type des poids s")
    figure.press(slider, "End")
    state, *_ = check_signal(figure)
    assert (state["depth"], state["width"], state["scale"]) == ("3", "32", "4")
    assert slider.get_attribute("aria-valuetext") == "4,00/√m = 0,707"
    spoken = figure.host.locator("[aria-live]")
    expect(spoken).to_contain_text("3 couches de 32 neurones, ReLU")
    expect(spoken).to_contain_text("En 3 couches, le signal grandit")


def test_a_wide_deep_network_never_holds_the_page(open_figure):
    """Pendant un grand calcul, chaque image n’en fait que quelques millisecondes."""
    figure = open_figure("signal", "desk")
    longest, slices = figure.host.evaluate(
        """async host => {
            const durations = [];
            const work = host.work.bind(host);
            host.work = end => {
                const start = performance.now();
                work(end);
                durations.push(performance.now() - start);
            };
            host.change({depth: 30, width: 256});
            while (host.slice) await new Promise(requestAnimationFrame);
            delete host.work;
            return [durations.toSorted((a, b) => a - b).at(-2), durations.length];
        }"""
    )
    assert slices > 3 and longest < 50
    state, *_ = check_signal(figure)
    assert (state["depth"], state["width"]) == ("30", "256")


def test_no_draw_silences_a_whole_layer(open_figure):
    """Étroit et profond, aucun tirage proposé n’éteint toute une couche ReLU."""
    figure = open_figure("signal", "desk", "?signal.depth=30&signal.width=16")
    for seed in range(20):
        figure.host.evaluate("(host, seed) => host.redraw(seed)", seed)
        found = measured(figure)
        assert min(found["z"] + found["g"]) > 0
