"""Les figures ouvertes, et leurs calculs seuls dans une page vide."""

import json

import pytest

from lib.mnist import load_mnist
from tests.site.explorables.figure import SCREENS, Figure
from tests.site.explorables.networks import read_network
from tests.site.explorables.pages import PAGES, data_of


@pytest.fixture(scope="module")
def opened():
    """Les figures ouvertes : une seule page par figure et par écran."""
    figures = {}
    yield figures
    for figure in figures.values():
        figure.page.context.close()


@pytest.fixture
def open_figure(browser, site, opened):
    """Ouvre une figure, ou la remet à neuf ; aucune ne doit laisser d’erreur."""

    def open_figure(name, screen, query=""):
        if (name, screen) not in opened:
            context = browser.new_context(reduced_motion="reduce", **SCREENS[screen])
            opened[name, screen] = Figure(context, name)
        figure = opened[name, screen]
        figure.start(f"{site}book/{PAGES[name]}.html", query)
        return figure

    yield open_figure
    for figure in opened.values():
        assert figure.errors == []


@pytest.fixture(scope="module")
def pure(browser, site):
    """Évalue du code dans une page vide, les modules de calcul chargés.

    Les données et le résultat passent en JSON : valeur par valeur, mille images
    prendraient seize secondes.
    """
    page = browser.new_page()
    page.goto(f"{site}_static/explorables/page.css")
    modules = (
        "math",
        "random",
        "preparation",
        "network",
        "pad",
        "numbers",
        "valley",
        "folding",
        "hinges",
        "optimizers",
        "sides",
        "graph",
        "signal",
    )
    loaded = "\n".join(
        f"const {name} = await import('{site}_static/explorables/parts/{name}.js');"
        for name in modules
    )
    whole = """async told => {{ {loaded}
        const compute = async data => {{ {code} }};
        return JSON.stringify(await compute(JSON.parse(told)));
    }}"""

    def pure(code, data):
        asked = whole.format(loaded=loaded, code=code)
        return json.loads(page.evaluate(asked, json.dumps(data)))

    yield pure
    page.close()


@pytest.fixture(scope="module")
def network():
    return read_network(data_of("digit"))


@pytest.fixture(scope="module")
def held_out():
    images, labels = load_mnist()
    return images[-10_000:], labels[-10_000:]
