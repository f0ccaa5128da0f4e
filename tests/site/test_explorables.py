"""Les figures à manipuler : leurs calculs, leurs gestes, leur accès, leur poids."""

import base64
import gzip
import json
import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import expect

from lib import activations
from lib.activations import log_softmax, softmax
from lib.export import encode, export_layers
from lib.losses import cross_entropy, half_mean_squared_error
from lib.mnist import load_mnist
from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize
from lib.training import train
from tests.site.conftest import SITE
from web.pages.french import french
from web.repository import BOOK

CODE = SITE / "_static" / "explorables"
AXE = BOOK.parent / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "perceptron": "1-perceptron",
    "landscape": "2-cout",
    "descent": "3-descente-de-gradient",
    "batches": "4-epoques-et-lots",
    "softmax": "5-mnist",
    "digit": "5-mnist",
}
SCREENS = {
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
    "desk": {"viewport": {"width": 1280, "height": 900}},
}
EVERY = pytest.mark.parametrize("name", PAGES)


def data_of(name):
    """Ce que le chapitre a exporté pour une figure."""
    return json.loads(
        (CODE / "data" / "book" / f"{PAGES[name]}-{name}.json").read_text()
    )


HIDDEN_FILE = "7-perceptron-multicouche-digit.json"
HIDDEN = json.loads((CODE / "data" / "book" / HIDDEN_FILE).read_text())

UP_TO_DATE = """host => {
    const query = new URLSearchParams(location.search);
    const here = location.hash === `#${host.closest("figure").id}`;
    return here && Object.entries(host.saved()).every(([key, value]) =>
        (query.get(`${host.name}.${key}`) ?? "") === String(value));
}"""


class Figure:
    """Une figure à manipuler, dans une page ouverte."""

    def __init__(self, context, name):
        self.name, self.page, self.errors = name, context.new_page(), []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.note)
        self.host = self.page.locator(f"explorable-{name}")

    def note(self, message):
        ours = "/explorables/" in message.location["url"]
        if ours and message.type in ("error", "warning"):
            self.errors.append(message.text)

    def start(self, address, query):
        if query or not self.page.url.startswith(address):
            self.page.goto(address + query, wait_until="domcontentloaded")
        else:
            self.host.evaluate(
                "host => { host.pause(); host.restore({}); host.draw(); }"
            )
        self.show()

    def show(self):
        self.host.evaluate("host => host.scrollIntoView({block: 'center'})")
        self.page.locator(f"explorable-{self.name}[ready]").wait_for()

    def reload(self):
        self.page.reload(wait_until="domcontentloaded")
        self.show()

    def shown(self):
        """Les nombres montrés, par nom."""
        names, values = (
            self.host.locator(tag).all_inner_texts() for tag in ("dt", "dd")
        )
        return dict(zip(names, values))

    def state(self):
        """L’état que porte l’adresse, quand elle a suivi le geste."""
        self.page.wait_for_function(UP_TO_DATE, arg=self.host.element_handle())
        query = parse_qs(urlsplit(self.page.url).query)
        return {key.split(".")[1]: values[0] for key, values in query.items()}

    def numbers(self, *names):
        state = self.state()
        return [float(state[name]) for name in names]

    def button(self, text):
        return self.host.get_by_role("button", name=text, exact=True)

    def slider(self, text):
        return self.host.get_by_role("slider", name=text, exact=True)

    def press(self, locator, keys):
        locator.focus()
        for key in keys.split():
            self.page.keyboard.press(key)

    def touch(self, points):
        """Pose un doigt, le déplace de point en point, le lève."""
        device = self.page.context.new_cdp_session(self.page)

        def send(kind, *touches):
            places = [{"x": x, "y": y} for x, y in touches]
            device.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": places}
            )

        send("touchStart", points[0])
        for point in points[1:]:
            send("touchMove", point)
        send("touchEnd")

    def drag(self, points):
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for point in points[1:]:
            self.page.mouse.move(*point)
        self.page.mouse.up()

    def inside(self, selector, *shares):
        """Des points d’un élément, donnés en parts de sa largeur et de sa hauteur."""
        box = self.host.locator(selector).first.bounding_box()
        return [
            (box["x"] + x * box["width"], box["y"] + y * box["height"])
            for x, y in shares
        ]


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


def written(value, digits=4):
    return french(f"{value:.{digits}f}")


# Les calculs, comparés à ceux de lib.


@pytest.fixture(scope="module")
def pure(browser, site):
    """Évalue du code dans une page vide, les modules de calcul chargés."""
    page = browser.new_page()
    page.goto(f"{site}_static/explorables/page.css")
    modules = ("math", "random", "preparation", "network", "pad", "numbers")
    loaded = "\n".join(
        f"const {name} = await import('{site}_static/explorables/{name}.js');"
        for name in modules
    )
    yield lambda code, data: page.evaluate(f"async data => {{ {loaded} {code} }}", data)
    page.close()


def check_same(computed, expected):
    for ours, theirs in zip(computed, expected, strict=True):
        theirs = np.ravel(theirs)
        assert np.linalg.norm(np.ravel(ours) - theirs) <= 1e-12 * np.linalg.norm(theirs)


@pytest.fixture(scope="module")
def problems():
    """Mille régressions : exemples, paramètres et taux au hasard."""
    generator = np.random.default_rng(0)
    return [
        {
            "X": generator.random(n).tolist(),
            "y": (3 * generator.standard_normal(n)).tolist(),
            "point": (3 * generator.standard_normal(2)).tolist(),
            "rate": float(generator.uniform(0.01, 1)),
        }
        for n in generator.integers(2, 40, size=1000)
    ]


def perceptron(problem):
    """Le perceptron de lib, en double précision, et ses exemples en colonnes."""
    w, b = problem["point"]
    network = Network(Dense(np.array([[w]]), np.array([[b]])))
    return network, *(np.reshape(problem[key], (-1, 1)) for key in "Xy")


def test_cost_gradient_and_step(pure, problems):
    computed = pure(
        """return data.map(({X, y, point, rate}) => {
            const slope = math.gradient(X, y, point);
            return [math.cost(X, y, point), ...slope, ...math.step(point, slope, rate)];
        })""",
        problems,
    )
    expected = []
    for problem in problems:
        network, X, y = perceptron(problem)
        cost, gradient = half_mean_squared_error(network.forward(X), y)
        network.backward(gradient)
        slopes = [value.item() for value in network.gradients]
        optimizer = GradientDescent(problem["rate"])
        optimizer.step(network.parameters, network.gradients)
        after = [value.item() for value in network.parameters]
        expected.append([cost, *slopes, *after])
    check_same(computed, expected)


def test_descents_and_batches_in_the_order_of_numpy(pure, problems):
    for number, problem in enumerate(problems):
        state = np.random.default_rng(number).bit_generator.state["state"]
        problem["state"] = {name: str(value) for name, value in state.items()}
        problem["size"] = 1 + number % len(problem["X"])
    computed = pure(
        """return data.map(({X, y, point, rate, state, size}) => {
            const generator = new random.Generator(state);
            for (let epoch = 0; epoch < 3; epoch++) {
                for (const rows of math.minibatches(generator.permutation(X.length), size)) {
                    point = math.step(point, math.gradient(X, y, point, rows), rate);
                }
            }
            return point;
        })""",
        problems,
    )
    expected = []
    for number, problem in enumerate(problems):
        network, X, y = perceptron(problem)
        train(
            network,
            X,
            y,
            loss=half_mean_squared_error,
            optimizer=GradientDescent(problem["rate"]),
            epochs=3,
            batch_size=problem["size"],
            generator=np.random.default_rng(number),
        )
        expected.append([value.item() for value in network.parameters])
    check_same(computed, expected)


def test_curvature_and_best_line(pure, problems):
    computed = pure(
        """return data.map(({X, y}) => [
            math.largestRate(X), math.principal(X)[0].value, ...math.leastSquares(X, y),
        ])""",
        [p for p in problems if len(p["X"]) > 4],
    )
    expected = []
    for problem in problems:
        if len(problem["X"]) > 4:
            X, y = np.array(problem["X"]), problem["y"]
            H = [[np.mean(X**2), np.mean(X)], [np.mean(X), 1]]
            low, high = np.linalg.eigvalsh(H)
            line, *_ = np.linalg.lstsq(np.column_stack([X, np.ones_like(X)]), y)
            expected.append([2 / high, low, *line])
    check_same(computed, expected)


def test_softmax_and_cross_entropy(pure):
    generator = np.random.default_rng(1)
    Z = 30 * generator.standard_normal((1000, 10))
    targets = generator.integers(10, size=1000)
    computed = pure(
        """return data.Z.map((z, i) => {
            const {loss, gradient} = math.crossEntropy(z, data.targets[i]);
            return [...math.logSoftmax(z), ...math.softmax(z), loss, ...gradient];
        })""",
        {"Z": Z.tolist(), "targets": targets.tolist()},
    )
    expected = []
    for z, target in zip(Z, targets):
        loss, gradient = cross_entropy(z[None], np.eye(10)[[target]])
        expected.append([*log_softmax(z), *softmax(z), loss, *gradient[0]])
    check_same(computed, expected)


@pytest.fixture(scope="module")
def hidden():
    """Un réseau à une couche cachée, en double précision."""
    generator = np.random.default_rng(2)
    options = {"scale": 1, "dtype": np.float64}
    first = Dense.random(12, 8, generator, activation=activations.ReLU, **options)
    return Network(first, Dense.random(8, 5, generator, **options))


def test_a_hidden_layer_its_scores_and_their_derivatives(pure, hidden):
    generator = np.random.default_rng(3)
    X = generator.standard_normal((1000, 12))
    targets = generator.integers(5, size=1000)
    layers = [
        {
            "weights": layer.weights.ravel().tolist(),
            "biases": layer.biases.ravel().tolist(),
            "activation": layer.activation.__name__,
        }
        for layer in hidden.layers
    ]
    computed = pure(
        """return data.X.map((x, i) => [
            math.forward(data.layers, x),
            Array.from(math.inputGradient(data.layers, x, data.targets[i])),
        ])""",
        {"X": X.tolist(), "layers": layers, "targets": targets.tolist()},
    )
    scores, slopes = zip(*computed)
    check_same(scores, hidden.forward(X))
    hidden.backward(np.eye(5)[targets])
    check_same(slopes, hidden.layers[0].dX)


@pytest.mark.parametrize("type", ["float16", "float32"])
def test_exported_weights_are_read_bit_for_bit(pure, type):
    values = np.random.default_rng(4).standard_normal((100, 10)).astype(type)
    values[:50] *= np.array(1e-5, type)
    network = Network(Dense(values, values[:1]))
    [layer] = pure(
        """return network.decodeLayers(data).map(({weights, biases}) =>
            [Array.from(weights), Array.from(biases)])""",
        export_layers(network, type),
    )
    assert layer == [values.ravel().tolist(), values[0].tolist()]


# Les chiffres.


def read_network(data):
    """Le réseau qu’un chapitre a exporté, dans lib, en simple précision."""
    layers = []
    for layer in data["layers"]:
        biases, weights = (
            np.frombuffer(base64.b64decode(layer[name]), layer["type"])
            for name in ("biases", "weights")
        )
        activation = getattr(activations, layer["activation"])
        shaped = weights.reshape(-1, biases.size).astype(np.float32)
        layers.append(Dense(shaped, biases[None].astype(np.float32), activation))
    return Network(*layers)


@pytest.fixture(scope="module")
def network():
    return read_network(data_of("digit"))


def in_double(layer):
    """La même couche, où lib calcule en double précision, comme le navigateur."""
    return Dense(
        layer.weights.astype(float), layer.biases.astype(float), layer.activation
    )


@pytest.fixture(scope="module")
def held_out():
    images, labels = load_mnist()
    return images[-10_000:], labels[-10_000:]


READ = """
    const layers = network.decodeLayers(data.layers);
    const images = network.decodeImages(data.images, 784);
"""


@pytest.mark.parametrize("data", [data_of("digit"), HIDDEN], ids=["sans", "avec"])
def test_the_same_classes_and_probabilities_as_lib(pure, held_out, data):
    network, images = read_network(data), held_out[0][:1000]
    computed = pure(
        READ + "return images.map(x => math.softmax(math.forward(layers, x)))",
        {"layers": data["layers"], "images": encode(images)},
    )
    assert (np.argmax(computed, axis=1) == network.predict(normalize(images))).all()
    double = Network(*(in_double(layer) for layer in network.layers))
    expected = double.probabilities(normalize(images).astype(float))
    assert np.abs(computed - expected).max() < 1e-12


def test_the_network_of_chapter_7_reads_better(network, held_out):
    images, labels = held_out
    better = read_network(HIDDEN).predict(normalize(images)) == labels
    assert better.mean() > 0.98 > (network.predict(normalize(images)) == labels).mean()


def data_image(k):
    """La k-ième image exportée, normalisée."""
    pixels = np.frombuffer(base64.b64decode(data_of("digit")["images"]), np.uint8)
    return normalize(pixels.reshape(-1, 784)[k])


def test_the_exported_images_and_the_mistakes_of_the_chapter(network):
    data = data_of("digit")
    images = np.frombuffer(base64.b64decode(data["images"]), np.uint8).reshape(-1, 784)
    probabilities = network.probabilities(normalize(images))
    read = probabilities.argmax(axis=1).tolist()
    assert read[:10] == data["labels"][:10] == list(range(10))
    assert all(found != label for found, label in zip(read[10:], data["labels"][10:]))
    assert probabilities[10:].max(axis=1).min() > 0.99


def test_images_painted_ten_times_larger_are_still_read(pure, network, held_out):
    images, labels = (array[:2000:10] for array in held_out)
    prepared = pure(
        READ
        + """const sheet = new pad.Pad(() => {}, () => {});
        return images.map(image => {
            sheet.paint(image, 28);
            return Array.from(preparation.prepare(sheet.read(), pad.PAPER));
        })""",
        {"layers": data_of("digit")["layers"], "images": encode(images)},
    )
    assert np.abs(prepared - normalize(images)).max() < 0.5 / 255, "la préparation"
    read = network.predict(np.array(prepared, np.float32))
    assert np.mean(read == labels) >= 0.85


def test_a_drawing_is_centered_and_scaled_as_mnist(pure):
    """Un même trait, petit et dans un coin ou grand et au milieu : même image."""
    images = pure(
        """return [[0, 0, 2], [40, 20, 10]].map(([top, left, cell]) => {
            const ink = new Uint8Array(280 * 280);
            for (let i = 0; i < 20 * cell; i++)
                for (let j = 0; j < 4 * cell; j++)
                    ink[(top + i) * 280 + left + j] = 255;
            return Array.from(preparation.prepare(ink, 280));
        })""",
        None,
    )
    expected = np.zeros((28, 28))
    expected[4:24, 12:16] = 1
    for image in images:
        assert np.allclose(np.reshape(image, (28, 28)), expected)
    assert pure("return preparation.prepare(new Uint8Array(9), 3)", None) is None


def test_numbers_are_written_in_french(pure):
    values = pure(
        """return [numbers.decimal(-0.13826), numbers.decimal(30720, 0),
            numbers.percent(0.9312), numbers.quantity(2.7e-5), numbers.quantity(1/0)]""",
        None,
    )
    assert values == ["−0,1383", "30\u202f720", "93,1\u202f%", "2,7·10⁻⁵", "∞"]


# Les gestes : souris, doigt, clavier.


def check_line(figure, data, prefix=("écart en x₁", "écart en x₂")):
    w, b = figure.numbers("w", "b")
    network, X, y = perceptron(data | {"point": [w, b]})
    answers = network.forward(X)
    cost, _ = half_mean_squared_error(answers, y)
    shown = figure.shown()
    assert shown["coût"] == written(cost)
    for name, gap in zip(prefix, (answers - y).ravel()):
        assert shown[name] == written(gap)
    return w, b


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


def test_landscape(open_figure):
    data = data_of("landscape")
    mouse = open_figure("landscape", "desk")
    mouse.drag(mouse.inside(".plot", (0.3, 0.3), (0.5, 0.5)))
    by_mouse = check_line(mouse, data, ())
    phone = open_figure("landscape", "phone")
    phone.touch(phone.inside(".plot", (0.3, 0.3), (0.5, 0.5)))
    by_touch = check_line(phone, data, ())
    assert by_mouse != by_touch
    phone.press(phone.slider("Biais b"), "Home")
    assert check_line(phone, data, ())[1] == -3


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
    if cost >= 1e-3:
        assert shown["coût"] == written(cost)
    else:
        digits, power = f"{cost:.1e}".split("e")
        superscript = str(int(power)).translate(
            str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
        )
        assert shown["coût"] == f"{french(digits)}·10{superscript}"
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
    assert shown["par époque"] == french(f"{per_epoch:,}")
    assert shown["mises à jour"] == french(f"{int(epochs) * per_epoch:,}")
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


def check_softmax(figure):
    state = figure.state()
    z = np.array([float(state[name]) for name in "abc"]) + float(state["constant"])
    target = "abc".index(state["target"])
    loss, gradient = cross_entropy(z[None], np.eye(3)[[target]])
    assert figure.shown()["perte −log p"] == written(loss)
    rows = [
        figure.host.locator(f".row{row} .value").all_inner_texts() for row in range(3)
    ]
    assert rows[0] == [written(score, 1) for score in z]
    assert rows[1] == [written(p) for p in softmax(z)]
    assert [text.lstrip("+") for text in rows[2]] == [written(g) for g in gradient[0]]
    return rows


def test_softmax_by_mouse(open_figure):
    figure = open_figure("softmax", "desk")
    figure.drag(figure.inside("input.vertical", (0.5, 0.4), (0.5, 0.8)))
    assert check_softmax(figure)[0][0].startswith("−")


def test_softmax_by_touch(open_figure):
    figure = open_figure("softmax", "phone")
    before = figure.page.evaluate("scrollY")
    figure.touch(figure.inside("input.vertical", (0.5, 0.4), (0.5, 0.6), (0.5, 0.8)))
    figure.host.get_by_role("radio", name="c", exact=True).tap()
    assert check_softmax(figure)[0][0].startswith("−")
    assert figure.state()["target"] == "c"
    assert figure.page.evaluate("scrollY") == before


def test_softmax_by_keyboard_a_constant_changes_nothing(open_figure):
    figure = open_figure("softmax", "desk")
    figure.press(figure.slider("Score de b"), "ArrowUp ArrowUp")
    before = check_softmax(figure)
    figure.press(figure.slider("Constante ajoutée à tous les scores"), "End")
    after = check_softmax(figure)
    assert after[0] != before[0] and after[1:] == before[1:]


def check_digit(figure, network):
    image = figure.host.evaluate("host => Array.from(host.image)")
    probabilities = network.probabilities(np.array([image], np.float32))[0]
    shown = figure.host.locator(".digits .value").all_inner_texts()
    assert shown == [french(f"{p:.1%}") for p in probabilities]
    score = network.forward(np.array([image], np.float32))[0]
    chosen = int(figure.state()["digit"])
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
        [french(f"{p:.1%}") for p in network.probabilities(data_image(3)[None])[0]]
    )
    check_digit(figure, network)
    figure.reload()
    expect(figure.host.get_by_role("radio", name="avec")).to_be_checked()
    check_digit(figure, network)
    assert sum(HIDDEN_FILE in url for url in asked) == 2


# L’adresse, la page, l’accès, le poids.


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("perceptron", "w=1.5&b=-0.25"),
        ("landscape", "w=3&b=2"),
        ("descent", "w=3&b=2&rate=1.25&steps=7"),
        ("batches", "size=8&rate=0.2&axis=examples&epochs=3"),
        ("softmax", "a=-1&b=2.5&c=0&constant=1.5&target=b"),
        ("digit", "sample=12&digit=3"),
    ],
)
def test_the_address_restores_the_state(open_figure, name, query):
    prefixed = "&".join(f"{name}.{part}" for part in query.split("&"))
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


@pytest.mark.parametrize("name", ["descent", "digit", "softmax", "batches"])
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
    )
    query = "&".join(f"{name}.{key}=<img src=x onerror=alert(1)>" for key in keys)
    figure = open_figure(name, "desk", f"?{query}")
    state = figure.host.evaluate("host => host.saved()")
    figure.host.evaluate("host => host.restore({})")
    assert figure.host.evaluate("host => host.saved()") == state


COUNT = """
    window.frames_drawn = 0;
    const request = window.requestAnimationFrame;
    window.requestAnimationFrame = callback => {
        if (new Error().stack.includes("/explorables/")) window.frames_drawn += 1;
        return request(callback);
    };
"""


def test_nothing_loads_before_it_is_near_nor_runs_off_screen(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    page.add_init_script(COUNT)
    loaded, errors = [], []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}book/{PAGES['descent']}.html", wait_until="networkidle")
    assert not [url for url in loaded if "descent.js" in url or url.endswith(".json")]
    host = page.locator("explorable-descent")
    host.scroll_into_view_if_needed()
    page.locator("explorable-descent[ready]").wait_for()
    assert page.evaluate("frames_drawn") == 0
    host.get_by_role("button", name="Lancer").click()
    page.wait_for_function("frames_drawn > 8")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(200)
    before = page.evaluate("frames_drawn")
    page.wait_for_timeout(300)
    assert page.evaluate("frames_drawn") == before
    host.evaluate("host => host.scrollIntoView({block: 'center'})")
    page.wait_for_function(f"frames_drawn > {before} + 8")
    host.get_by_role("button", name="Un pas").click()
    steps = host.locator("dd").first
    stopped = steps.inner_text()
    page.wait_for_timeout(200)
    assert int(stopped) > 3 and steps.inner_text() == stopped
    assert errors == []
    page.close()


VIOLATIONS = """async name => {
    const {violations} = await axe.run({include: [[`explorable-${name}`]]});
    return violations.flatMap(({id, nodes}) => nodes.map(n => `${id} : ${n.html}`));
}"""


@EVERY
def test_axe_finds_nothing_in_either_theme(open_figure, name):
    figure = open_figure(name, "phone")
    figure.page.add_script_tag(path=AXE)
    for theme in ("light", "dark"):
        set_theme(figure.page, theme)
        assert figure.page.evaluate(VIOLATIONS, name) == []


def set_theme(page, theme):
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")


SMALL = """host => [...host.shadowRoot.querySelectorAll("button, input, [tabindex]")]
    .map(node => node.closest("label") ?? node)
    .filter(node => {
        const {width, height} = node.getBoundingClientRect();
        return width < 44 || height < 44;
    })
    .map(node => node.outerHTML)"""


@EVERY
@pytest.mark.parametrize("screen", SCREENS)
def test_its_place_is_kept_and_wide_enough(open_figure, name, screen):
    figure = open_figure(name, screen)
    sizes = figure.host.evaluate(
        """host => [
            parseFloat(getComputedStyle(host).minHeight),
            host.getBoundingClientRect().height,
            document.documentElement.scrollWidth - innerWidth,
        ]"""
    )
    assert abs(sizes[1] - sizes[0]) <= 1, "hauteur à réserver dans page.css"
    assert sizes[2] <= 0
    assert figure.host.evaluate(SMALL) == []


def test_pixels_follow_the_theme(open_figure):
    figure = open_figure("digit", "desk", "?digit.sample=0")
    middle = """host => {
        const canvas = host.shadowRoot.querySelector(".thumb canvas");
        const {data} = canvas.getContext("2d").getImageData(0, 0, 28, 28);
        const k = data.findIndex((value, i) => i % 4 === 3 && value === 255);
        return Array.from(data.slice(k - 3, k));
    }"""
    inks = []
    for theme in ("light", "dark"):
        set_theme(figure.page, theme)
        figure.page.wait_for_timeout(50)
        inks.append(sum(figure.host.evaluate(middle)))
    assert inks[0] < 200 and inks[1] > 550


@EVERY
def test_without_javascript_or_in_print_a_link_to_the_still_figure(browser, site, name):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}book/{PAGES[name]}.html", wait_until="domcontentloaded")
    link = page.locator(f"explorable-{name} a")
    assert link.is_visible()
    target = link.get_attribute("href")
    assert page.locator(target).locator("img, svg").first.is_visible()
    context.close()


def test_in_print_the_link_takes_the_place_of_the_figure(open_figure):
    figure = open_figure("perceptron", "desk")
    figure.page.emulate_media(media="print")
    assert figure.host.locator("a").is_visible()
    assert not figure.host.locator(".app").is_visible()


def test_only_the_pages_that_need_it_load_the_code():
    using = {f"{page}.html" for page in PAGES.values()}
    for page in (SITE / "book").rglob("*.html"):
        scripts = re.findall(r"<script[^>]*explorables/index\.js", page.read_text())
        assert len(scripts) == (page.name in using), page


def test_the_weight_of_what_is_downloaded():
    def compressed(paths):
        return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)

    assert compressed([*CODE.glob("*.js"), *CODE.glob("*.css")]) < 30_000
    assert compressed([CODE / "data" / "book" / "5-mnist-digit.json"]) < 60_000
    assert compressed([CODE / "data" / "book" / HIDDEN_FILE]) < 220_000
