"""Le chiffre dessiné, à la souris, au doigt et au clavier."""

import numpy as np
from playwright.sync_api import expect

from lib.numbers import french
from tests.site.explorables.figure import written
from tests.site.explorables.networks import HIDDEN, images_of, read_network
from tests.site.explorables.pages import HIDDEN_FILE, data_of


def check_digit(figure, network):
    image = figure.host.evaluate("host => Array.from(host.image)")
    probabilities = network.probabilities(np.array([image], np.float32))[0]
    shown = figure.host.locator(".digits .value").all_inner_texts()
    assert shown == [french(p, ".1%") for p in probabilities]
    score = network.forward(np.array([image], np.float32))[0]
    chosen = figure.host.evaluate("host => host.digit")
    assert figure.shown()["= score"] == written(score[chosen], 3)
    return probabilities.argmax()


def test_digit_by_mouse(open_figure, network):
    figure = open_figure("digit", "desk")
    figure.drag(figure.inside(".pad", (0.5, 0.15), (0.5, 0.4), (0.5, 0.6), (0.5, 0.85)))
    assert check_digit(figure, network) == 1
    figure.host.locator(".digits label").nth(7).click()
    assert check_digit(figure, network) == 1
    assert figure.state()["digit"] == "7"


def test_digit_by_touch(open_figure, network):
    figure = open_figure("digit", "phone")
    before = figure.page.evaluate("scrollY")
    figure.host.locator(".pad").evaluate("pad => pad.scrollIntoView({block: 'center'})")
    before = figure.page.evaluate("scrollY")
    figure.touch(
        figure.inside(".pad", (0.5, 0.15), (0.5, 0.4), (0.5, 0.6), (0.5, 0.85))
    )
    assert check_digit(figure, network) == 1
    assert figure.page.evaluate("scrollY") == before
    figure.button("Effacer").tap()
    assert set(figure.host.locator(".digits .value").all_inner_texts()) == {"–"}
    figure.host.locator(".strip button").nth(15).tap()
    assert check_digit(figure, network) != data_of("digit")["labels"][15]


def test_digit_by_keyboard(open_figure, network):
    figure = open_figure("digit", "desk")
    sheet = figure.host.get_by_role("application")
    figure.press(sheet, " ".join(["ArrowUp"] * 9))
    figure.press(sheet, " ".join(["Space", *["ArrowDown"] * 18, "Space"]))
    assert check_digit(figure, network) == 1
    expect(figure.host.locator("[aria-live]")).to_contain_text("Lu : 1, à ")
    figure.press(sheet, "Backspace")
    assert set(figure.host.locator(".digits .value").all_inner_texts()) == {"–"}


def test_the_reader_can_ask_for_a_network_with_a_hidden_layer(open_figure):
    network = read_network(HIDDEN)
    figure = open_figure("digit", "desk")
    asked = []
    figure.page.on("request", lambda request: asked.append(request.url))
    figure.reload()
    assert not any(HIDDEN_FILE in url for url in asked)
    figure.host.locator(".strip button").nth(3).click()
    figure.host.get_by_role("radio", name="avec").check()
    expect(figure.host.locator(".digits .value")).to_have_text(
        [
            french(p, ".1%")
            for p in network.probabilities(images_of(data_of("digit"))[[3]])[0]
        ]
    )
    check_digit(figure, network)
    assert figure.state()["network"] == "hidden"
    figure.reload()
    expect(figure.host.get_by_role("radio", name="avec")).to_be_checked()
    check_digit(figure, network)
    assert sum(HIDDEN_FILE in url for url in asked) == 2


FAILURE = "Le réseau à couche cachée n’a pas pu être chargé."


def test_a_network_that_does_not_come_is_said_and_can_be_asked_again(open_figure):
    figure = open_figure("digit", "desk", "?digit.sample=3")
    before = figure.host.locator(".digits .value").all_inner_texts()
    address = f"**/{HIDDEN_FILE}"
    figure.page.route(address, lambda route: route.fulfill(status=404, body="?"))
    figure.host.get_by_role("radio", name="avec").click()
    expect(figure.host.get_by_role("status")).to_contain_text(FAILURE)
    expect(figure.host.get_by_role("radio", name="sans")).to_be_checked()
    assert figure.host.locator(".digits .value").all_inner_texts() == before
    figure.page.unroute(address)
    figure.errors = [text for text in figure.errors if "404" not in text]
    figure.host.get_by_role("radio", name="avec").click()
    expect(figure.host.get_by_role("status")).to_be_empty()
    expect(figure.host.locator(".digits .value")).not_to_have_text(before)


def test_the_last_network_asked_for_is_the_one_that_reads(open_figure):
    figure = open_figure("digit", "desk", "?digit.sample=3")
    late = []
    address = f"**/{HIDDEN_FILE}"
    figure.page.route(address, lambda route: late.append(route))
    figure.host.get_by_role("radio", name="avec").click()
    figure.host.get_by_role("radio", name="sans").click()
    figure.page.wait_for_timeout(100)
    with figure.page.expect_response(address):
        late[0].continue_()
    figure.page.wait_for_timeout(300)
    expect(figure.host.get_by_role("radio", name="sans")).to_be_checked()
    assert figure.host.evaluate("host => host.network") == "one"
    figure.page.unroute(address)


PLACES = """host => {
    const place = (selector) =>
        host.shadowRoot.querySelector(selector).getBoundingClientRect();
    const [pad, votes, track] = [".pad", ".pair", ".track"].map(place);
    return [votes.top - pad.bottom, track.width];
}"""


def test_the_explanation_is_beside_the_drawing_and_the_bars_are_wide(open_figure):
    below, width = open_figure("digit", "desk").host.evaluate(PLACES)
    assert below < 0 and width > 100
    below, width = open_figure("digit", "phone").host.evaluate(PLACES)
    assert below < 400 and width > 100
