"""Le perceptron, à la souris, au doigt et au clavier."""

from playwright.sync_api import expect

from tests.site.explorables.pages import data_of
from tests.site.explorables.regression import check_line


def test_perceptron_by_mouse(open_figure):
    figure, data = open_figure("perceptron", "desk"), data_of("perceptron")
    [start] = figure.inside(".handle", (0.5, 0.5))
    figure.drag([start, (start[0], start[1] - 60)])
    w, b = check_line(figure, data)
    assert b > data["b"] + 0.5 and w == data["w"]


def test_perceptron_by_touch(open_figure):
    figure, data = open_figure("perceptron", "phone"), data_of("perceptron")
    before = figure.page.evaluate("scrollY")
    box = figure.host.locator(".handle").nth(1).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    figure.touch([(x, y), (x, y - 30), (x, y - 60)])
    w, b = check_line(figure, data)
    assert w > data["w"] + 0.5 and b == data["b"]
    assert figure.page.evaluate("scrollY") == before
    figure.button("Tirage du document").tap()
    assert check_line(figure, data) == (data["w"], data["b"])


def test_perceptron_by_keyboard(open_figure):
    figure, data = open_figure("perceptron", "desk"), data_of("perceptron")
    figure.press(figure.slider("Poids w"), "End ArrowLeft ArrowLeft")
    assert check_line(figure, data) == (5.98, data["b"])
    assert figure.slider("Poids w").get_attribute("aria-valuetext") == "5,9800"
    figure.press(figure.button("Tirage du document"), "Enter")
    assert check_line(figure, data) == (data["w"], data["b"])
    spoken = figure.host.locator("[aria-live]")
    expect(spoken).to_contain_text("w = 0,4967, b = −0,1383 : coût ")
