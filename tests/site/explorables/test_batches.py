"""La descente par lots, à la souris, au doigt et au clavier."""

import numpy as np

from lib.losses import half_mean_squared_error
from lib.numbers import french
from lib.optimizers import GradientDescent
from lib.training import train
from tests.site.explorables.figure import written
from tests.site.explorables.pages import data_of
from tests.site.explorables.regression import perceptron


def check_batches(figure, data):
    size, rate, epochs = figure.numbers("size", "rate", "epochs")
    network, X, y = perceptron(data | {"point": data["start"]})
    train(
        network,
        X,
        y,
        loss=half_mean_squared_error,
        optimizer=GradientDescent(rate),
        epochs=int(epochs),
        batch_size=int(size),
        generator=np.random.default_rng(1),
    )
    cost, _ = half_mean_squared_error(network.forward(X), y)
    shown, per_epoch = figure.shown(), -(-len(X) // int(size))
    assert shown["par époque"] == french(per_epoch, ",")
    assert shown["mises à jour"] == french(int(epochs) * per_epoch, ",")
    assert shown["coût"] == written(cost, 6)
    return size, rate, epochs


def test_batches_by_mouse(open_figure):
    figure, data = open_figure("batches", "desk"), data_of("batches")
    figure.button("Lancer").click()
    assert check_batches(figure, data) == (32, 0.1, 30)
    figure.host.get_by_text("mises à jour", exact=True).last.click()
    assert figure.state()["axis"] == "updates"


def test_batches_by_touch(open_figure):
    figure, data = open_figure("batches", "phone"), data_of("batches")
    figure.button("Une époque").tap()
    figure.button("Une époque").tap()
    assert check_batches(figure, data) == (32, 0.1, 2)


def test_batches_by_keyboard(open_figure):
    figure, data = open_figure("batches", "desk"), data_of("batches")
    figure.press(figure.slider("Taille des lots"), "Home")
    figure.press(figure.button("Une époque"), "Enter")
    assert check_batches(figure, data) == (1, 0.1, 1)
    figure.press(figure.slider("Taille des lots"), "End ArrowLeft")
    text = figure.slider("Taille des lots").get_attribute("aria-valuetext")
    assert text == "512 exemples"
    figure.press(figure.button("Lancer"), "Enter")
    assert check_batches(figure, data) == (512, 0.1, 30)
    assert figure.host.locator(".legend span").all_inner_texts() == ["1", "512"]


def test_before_the_first_batch_the_drawing_says_what_to_do(open_figure):
    figure = open_figure("batches", "phone")
    figure.button("Effacer").click()
    note = figure.host.locator("text.note", has_text="Lancer")
    assert note.text_content() == "« Lancer » trace le coût au fil des lots"
    figure.button("Une mise à jour").click()
    assert note.count() == 0
    assert figure.host.locator("path.end.run0").get_attribute("d")
