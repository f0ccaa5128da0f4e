"""La descente de gradient, à la souris, au doigt et au clavier."""

import numpy as np

from lib.losses import half_mean_squared_error
from lib.numbers import french
from lib.optimizers import GradientDescent
from lib.training import train
from tests.site.explorables.figure import written
from tests.site.explorables.pages import data_of
from tests.site.explorables.regression import perceptron


def check_descent(figure, data):
    w, b, rate, steps = figure.numbers("w", "b", "rate", "steps")
    network, X, y = perceptron(data | {"point": [w, b]})
    if steps:
        train(
            network,
            X,
            y,
            loss=half_mean_squared_error,
            optimizer=GradientDescent(rate),
            epochs=int(steps),
            batch_size=len(X),
        )
    cost, _ = half_mean_squared_error(network.forward(X), y)
    weight, bias = (value.item() for value in network.parameters)
    shown = figure.shown()
    assert shown["pas"] == f"{steps:.0f}"
    assert (shown["w"], shown["b"]) == (written(weight), written(bias))
    assert shown["coût"] == (written(cost) if cost >= 1e-3 else french(cost, ".1e"))
    return w, b, rate, steps


def test_descent_by_mouse(open_figure):
    figure, data = open_figure("descent", "desk"), data_of("descent")
    figure.page.mouse.click(*figure.inside(".plot", (0.7, 0.3))[0])
    for _ in range(3):
        figure.button("Un pas").click()
    w, b, rate, steps = check_descent(figure, data)
    assert w > 2 and b > 1 and rate == 0.1 and steps == 3
    figure.button("Lancer").click()
    assert check_descent(figure, data)[3] == 300
    figure.button("Au départ").click()
    assert check_descent(figure, data)[3] == 0


def test_descent_by_touch(open_figure):
    figure, data = open_figure("descent", "phone"), data_of("descent")
    before = figure.page.evaluate("scrollY")
    figure.touch(figure.inside(".plot", (0.4, 0.6), (0.5, 0.4), (0.6, 0.25)))
    assert figure.page.evaluate("scrollY") == before
    figure.button("Un pas").tap()
    assert check_descent(figure, data)[3] == 1


def test_descent_by_keyboard_at_the_edge_of_stability(open_figure):
    figure, data = open_figure("descent", "desk"), data_of("descent")
    X = np.array(data["X"])
    H = [[np.mean(X**2), np.mean(X)], [np.mean(X), 1]]
    limit = 2 / np.linalg.eigvalsh(H)[1]
    assert figure.host.locator(".mark").inner_text() == f"limite {written(limit, 2)}"
    rate = figure.slider("Taux d’apprentissage η")
    figure.press(rate, "Home ArrowRight")
    assert "garde" in figure.host.locator(".state").inner_text()
    figure.press(figure.button("Un pas"), "Enter Space")
    assert check_descent(figure, data)[2:] == (0.02, 2)
    figure.press(rate, "End")
    assert "Taux trop élevé" in figure.host.locator(".state").inner_text()
    figure.press(figure.button("Lancer"), "Space")
    assert "·10⁹" in figure.shown()["coût"] or "·10¹" in figure.shown()["coût"]


def notes(figure):
    """Ce que disent les dessins où l’on ne voit rien."""
    texts = figure.host.locator("text.note").all()
    return [" ".join(note.locator("tspan").all_text_contents()) for note in texts]


def test_an_empty_drawing_says_why(open_figure):
    figure = open_figure("descent", "phone")
    assert notes(figure) == ["", "« Lancer » trace le coût des pas", ""]
    assert figure.host.locator("path.end").get_attribute("d")
    figure.button("Un pas").click()
    assert notes(figure) == ["", "", ""]
    figure.press(figure.slider("Taux d’apprentissage η"), "End")
    figure.button("Lancer").click()
    lost = ["Le point est sorti de la carte", "", "La droite sort du cadre"]
    assert notes(figure) == lost
    figure.button("Au départ").click()
    assert notes(figure) == ["", "« Lancer » trace le coût des pas", ""]
