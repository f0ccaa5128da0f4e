"""L’adresse de la page garde l’état d’une figure."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site.explorables.pages import element
from tests.site.sampling import sampled

QUERIES = {
    "perceptron": "w=1.5&b=-0.25",
    "landscape": "w=3&b=2",
    "descent": "w=3&b=2&rate=1.25&steps=7",
    "chain": "step=3",
    "chain@7": "weight=5&delta=0.75",
    "batches": "size=8&rate=0.2&axis=examples&epochs=3",
    "softmax": "a=-1&b=2.5&c=0&constant=1.5&target=b",
    "digit": "sample=12&digit=3",
    "folding": "task=moons&neurons=2&activation=Tanh&seed=4&epochs=20",
    "hinges": "curve=jump&knots=-1_0.25&view=beyond&chosen=2",
    "signal": "depth=12&width=32&activation=Tanh&scale=0.5&seed=3",
    "momentum": "kappa=10&rate=1.5&beta=0.25&shape=axis&rival=adam",
    "shift": "sample=5&right=-2&down=3&map=whole",
}
SOME_ADDRESSES = pytest.mark.parametrize(
    "name", sampled(QUERIES, "digit", "chain@7", "momentum")
)


@SOME_ADDRESSES
def test_the_address_restores_the_state(open_figure, name):
    query = QUERIES[name]
    prefixed = "&".join(f"{element(name)}.{part}" for part in query.split("&"))
    figure = open_figure(name, "desk", f"?{prefixed}")
    saved = figure.host.evaluate("host => host.saved()")
    expected = dict(part.split("=") for part in query.split("&"))
    assert {key: str(saved[key]) for key in expected} == expected
    figure.host.evaluate("host => host.changed()")
    assert {key: figure.state()[key] for key in expected} == expected
    figure.reload()
    assert figure.host.evaluate("host => host.saved()") == saved


def test_a_drawing_travels_in_the_address(open_figure):
    figure = open_figure("digit", "desk")
    figure.drag(figure.inside(".pad", (0.3, 0.2), (0.7, 0.2), (0.4, 0.8)))
    before = figure.host.evaluate("host => Array.from(host.image)")
    figure.state()
    figure.reload()
    assert figure.host.evaluate("host => Array.from(host.image)") == before


@SOME_ADDRESSES
def test_nonsense_in_the_address_is_ignored(open_figure, name):
    keys = (
        "w",
        "rate",
        "steps",
        "size",
        "axis",
        "a",
        "target",
        "sample",
        "trace",
        "digit",
        "step",
        "weight",
        "delta",
        "kappa",
        "beta",
        "shape",
        "rival",
        "task",
        "neurons",
        "activation",
        "seed",
        "epochs",
        "curve",
        "knots",
        "view",
        "chosen",
        "right",
        "down",
        "map",
        "depth",
        "width",
        "scale",
    )
    query = "&".join(
        f"{element(name)}.{key}=<img src=x onerror=alert(1)>" for key in keys
    )
    figure = open_figure(name, "desk", f"?{query}")
    state = figure.host.evaluate("host => host.saved()")
    figure.host.evaluate("host => host.restore({})")
    assert figure.host.evaluate("host => host.saved()") == state


def test_the_address_is_short_and_returns_to_what_it_was(open_figure):
    figure = open_figure("perceptron", "desk")
    figure.reload()
    bare = figure.page.url.split("?")[0].split("#")[0]
    figure.button("Autre tirage").click()
    state = figure.host.evaluate("host => host.saved()")
    figure.state()
    found = parse_qs(urlsplit(figure.page.url).query)
    assert {key: float(values[0]) for key, values in found.items()} == {
        "perceptron.w": state["w"],
        "perceptron.b": state["b"],
    }
    assert all(len(values[0]) <= 7 for values in found.values())
    figure.button("Tirage du document").click()
    figure.state()
    assert figure.page.url == bare


def test_what_another_figure_wrote_stays(open_figure):
    figure = open_figure("softmax", "desk", "?digit.sample=3&autre=1")
    figure.press(figure.slider("Score de b"), "ArrowUp")
    figure.state()
    assert parse_qs(urlsplit(figure.page.url).query) == {
        "digit.sample": ["3"],
        "autre": ["1"],
        "softmax.b": ["1.1"],
    }
    figure.button("Scores du chapitre").click()
    figure.state()
    assert urlsplit(figure.page.url).query == "digit.sample=3&autre=1"
