"""Le plan que l’on plie, à la souris, au doigt et au clavier."""

from playwright.sync_api import expect

from lib.numbers import french
from tests.site.explorables.figure import written
from tests.site.explorables.test_folding_math import given, trained


def check_folding(figure):
    state = figure.state()
    run = state["task"], int(state["neurons"]), state["activation"]
    epochs = int(state["epochs"])
    _, right = trained(given(), *run, int(state["seed"]), epochs)
    shown = figure.shown()
    assert shown["époque"] == written(epochs, 0)
    assert shown["justes"] == french(right, ".1%")
    return *run, epochs


def marks(figure):
    found = figure.host.locator(".marks span").all()
    return [mark.get_attribute("class") for mark in found]


def test_folding_by_mouse(open_figure):
    figure = open_figure("folding", "desk")
    assert figure.host.locator("path.fold[d^=M]").count() == 3
    figure.button("Entraîner").click()
    assert check_folding(figure) == ("ring", 3, "ReLU", 300)
    figure.host.get_by_text("identité", exact=True).click()
    assert "la frontière reste une droite" in figure.host.locator(".state").inner_text()
    assert figure.host.locator("path.fold[d^=M]").count() == 0
    figure.button("Entraîner").click()
    assert check_folding(figure)[2:] == ("Identity", 300)


def test_folding_by_touch(open_figure):
    figure = open_figure("folding", "phone")
    figure.host.get_by_text("XOR", exact=True).tap()
    figure.host.get_by_text("tanh", exact=True).tap()
    figure.button("Entraîner").tap()
    assert check_folding(figure) == ("xor", 3, "Tanh", 600)
    figure.button("Au départ").tap()
    assert figure.shown()["époque"] == figure.state()["epochs"] == "0"


def test_folding_by_keyboard(open_figure):
    figure = open_figure("folding", "desk")
    figure.press(figure.slider("Neurones cachés"), "Home ArrowRight")
    figure.press(figure.slider("Graine"), "Home ArrowRight ArrowRight")
    figure.press(figure.button("Entraîner"), "Enter")
    assert check_folding(figure) == ("ring", 2, "ReLU", 300)
    assert figure.state()["seed"] == "2"
    spoken = figure.host.locator("[aria-live]")
    expect(spoken).to_contain_text("anneau, 2 neurones ReLU, graine 2 : époque 300")


def test_twenty_seeds_are_those_of_lib(open_figure):
    figure, exported = open_figure("folding", "desk"), given()
    figure.host.get_by_text("XOR", exact=True).click()
    figure.button("Vingt graines").click()
    tally = figure.host.locator(".tally")
    expect(tally).to_contain_text("sur 20 graines", timeout=20_000)
    runs = (trained(exported, "xor", 3, "ReLU", seed, 600) for seed in range(20))
    good = [right >= 0.99 for _, right in runs]
    assert marks(figure) == ["good" if found else "bad" for found in good]
    assert tally.inner_text().startswith(f"{sum(good)} réussite")
    figure.press(figure.slider("Graine"), "ArrowRight")
    assert "sur 20 graines" in tally.inner_text()
    figure.press(figure.slider("Neurones cachés"), "ArrowRight")
    assert set(marks(figure)) == {""}
