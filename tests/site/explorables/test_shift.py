"""Le chiffre que l’on pousse, à la souris, au doigt et au clavier."""

import numpy as np
import pytest
from playwright.sync_api import expect

from lib.numbers import french
from lib.preprocessing import normalize, shift
from lib.training import accuracy
from tests.site.explorables.networks import images_of, in_double, read_network
from tests.site.explorables.pages import data_of

NETWORKS = {"plain": "Entraîné sans décalages", "augmented": "Entraîné avec décalages"}
PLACES = [(right, down) for down in range(-4, 5) for right in range(-4, 5)]


@pytest.fixture(scope="module")
def readers():
    """Les deux réseaux que le chapitre a exportés."""
    exported = data_of("shift")
    return [read_network({"layers": exported[name]}) for name in NETWORKS]


def test_a_pushed_image_is_that_of_lib(pure):
    generator = np.random.default_rng(7)
    images = generator.random((1000, 784)).astype(np.float32)
    right, down = generator.integers(-5, 6, size=(2, 1000))
    computed = pure(
        """return data.images.map((image, k) =>
            Array.from(preparation.shift(image, data.right[k], data.down[k])))""",
        {"images": images.tolist(), "right": right.tolist(), "down": down.tolist()},
    )
    assert np.array_equal(np.float32(computed), shift(images, right, down))


@pytest.mark.parametrize("name", NETWORKS)
def test_the_probabilities_of_pushed_images_are_those_of_lib(pure, held_out, name):
    layers = data_of("shift")[name]
    moves = np.random.default_rng(8).integers(-4, 5, size=(2, 1000))
    images = shift(normalize(held_out[0][:1000]), *moves)
    computed = pure(
        """const layers = network.decodeLayers(data.layers);
        return data.images.map(image => {
            const {p, read} = math.reading(layers, image);
            return [...p, read];
        })""",
        {"layers": layers, "images": images.tolist()},
    )
    double = read_network({"layers": layers})
    double.layers = [in_double(layer) for layer in double.layers]
    expected = double.probabilities(images.astype(float))
    assert np.abs(np.array(computed)[:, :10] - expected).max() < 1e-6
    assert np.array_equal(np.array(computed)[:, 10], expected.argmax(axis=1))


def test_each_network_reads_where_it_was_trained(readers, held_out):
    images, labels = normalize(held_out[0]), held_out[1]
    plain, augmented = readers
    assert min(accuracy(n.predict(images), labels) for n in readers) > 0.95
    aside = shift(images, 3, 0)
    assert accuracy(plain.predict(aside), labels) < 0.7
    assert accuracy(augmented.predict(aside), labels) > 0.85


def check_shift(figure, readers):
    """Ce qui est montré est ce que lib lit à cet endroit ; rend l’endroit."""
    state = figure.state()
    sample, *place = (int(state[name]) for name in ("sample", "right", "down"))
    exported = data_of("shift")
    image, label = images_of(exported)[[sample]], exported["labels"][sample]
    values = figure.host.locator(".odds .value").all_inner_texts()
    cells = figure.host.locator(".places span").all_inner_texts()
    for rank, network in enumerate(readers):
        p = network.probabilities(shift(image, *place))[0]
        assert values[10 * rank : 10 * rank + 10] == [french(v, ".1%") for v in p]
        read = [network.predict(shift(image, *where))[0] for where in PLACES]
        expected = ["" if found == label else str(found) for found in read]
        assert cells[81 * rank : 81 * rank + 81] == expected
    here = figure.host.locator(".here")
    assert here.count() == 2
    rank = here.first.evaluate("cell => [...cell.parentNode.children].indexOf(cell)")
    assert PLACES[rank] == tuple(place)
    return sample, *place


def good(network, sample=3):
    """À combien de places un réseau lit bien une image."""
    exported = data_of("shift")
    image, label = images_of(exported)[[sample]], exported["labels"][sample]
    return sum(network.predict(shift(image, *place))[0] == label for place in PLACES)


def pushed(figure, *moves):
    """Des points de l’image, à autant de ses pixels du milieu."""
    return figure.inside(".pad", *((0.5 + x / 28, 0.5 + y / 28) for x, y in moves))


def test_shift_by_mouse(open_figure, readers):
    figure = open_figure("shift", "desk")
    figure.button("Toute la carte").click()
    assert check_shift(figure, readers) == (3, 0, 0)
    figure.drag(pushed(figure, (0, 0), (1, 1), (3, -2)))
    assert check_shift(figure, readers) == (3, 3, -2)
    figure.drag(pushed(figure, (0, 0), (9, 1)))
    assert check_shift(figure, readers) == (3, 4, -1)
    assert figure.host.locator(".tally").first.inner_text() == (
        "Un 3\u00a0: 4 à droite, 1 en haut."
    )
    counts = figure.host.locator(".places + .tally").all_inner_texts()
    assert counts == [f"Bien lu\u00a0: {good(network)} sur 81" for network in readers]
    figure.host.locator(".places").nth(1).locator("span").first.click()
    assert check_shift(figure, readers) == (3, -4, -4)
    figure.button("Au centre").click()
    assert check_shift(figure, readers) == (3, 0, 0)


def test_shift_by_touch(open_figure, readers):
    figure = open_figure("shift", "phone")
    figure.host.locator(".strip button").nth(7).tap()
    figure.button("Toute la carte").tap()
    pad = figure.host.locator(".pad")
    pad.evaluate("pad => pad.scrollIntoView({block: 'center'})")
    before = figure.page.evaluate("scrollY")
    figure.touch(pushed(figure, (0, 0), (-1, 2), (-2, 4)))
    assert figure.page.evaluate("scrollY") == before
    assert check_shift(figure, readers) == (7, -2, 4)


def test_shift_by_keyboard(open_figure, readers):
    figure = open_figure("shift", "desk")
    pad = figure.host.get_by_role("application")
    figure.press(pad, "ArrowRight ArrowRight ArrowDown ArrowLeft")
    known = figure.host.locator(".places :is(.good, .lost)")
    assert known.count() == 2 * 5
    figure.press(figure.button("Toute la carte"), "Enter")
    assert known.count() == 2 * 81
    assert check_shift(figure, readers) == (3, 1, 1)
    image = images_of(data_of("shift"))[[3]]
    p = readers[0].probabilities(shift(image, 1, 1))[0]
    told = (
        f"Entraîné sans décalages\u00a0: lu {p.argmax()}, à {french(p.max(), '.1%')}."
    )
    spoken = figure.host.locator("[aria-live]")
    expect(spoken).to_contain_text("Un 3 : 1 à droite, 1 en bas.")
    expect(spoken).to_contain_text(told)
