"""Les réseaux exportés : relus bit à bit, et calculés comme dans ``lib``."""

from base64 import b64decode

import numpy as np
import pytest
from playwright.sync_api import Error

from lib import activations
from lib.export import encode, export_layers
from lib.network import Dense, Network
from lib.preprocessing import normalize
from tests.site.explorables.networks import HIDDEN, READ, in_double, read_network
from tests.site.explorables.pages import data_of
from tests.site.explorables.regression import check_same

ACTIVATIONS = {
    name: item for name, item in vars(activations).items() if isinstance(item, type)
}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_hidden_layer_its_scores_and_their_derivatives(pure, name):
    generator = np.random.default_rng(2)
    options = {"scale": 1, "dtype": np.float64}
    first = Dense.random(12, 8, generator, activation=ACTIVATIONS[name], **options)
    hidden = Network(first, Dense.random(8, 5, generator, **options))
    generator = np.random.default_rng(3)
    X = generator.standard_normal((1000, 12))
    targets = generator.integers(5, size=1000)
    computed = pure(
        """return data.X.map((x, i) => [
            math.forward(data.layers, x),
            Array.from(math.inputGradient(data.layers, x, data.targets[i])),
        ])""",
        {"X": X.tolist(), "layers": written_out(hidden), "targets": targets.tolist()},
    )
    scores, slopes = zip(*computed)
    check_same(scores, hidden.forward(X))
    hidden.backward(np.eye(5)[targets])
    check_same(slopes, hidden.layers[0].dX)


def written_out(network):
    """Les couches d’un réseau, en listes."""
    return [
        {
            "weights": layer.weights.ravel().tolist(),
            "biases": layer.biases.ravel().tolist(),
            "activation": layer.activation.__name__,
        }
        for layer in network.layers
    ]


def test_an_activation_that_the_page_does_not_know_is_refused(pure):
    layer = {"weights": [1], "biases": [0], "activation": "Swish"}
    with pytest.raises(Error, match="activation Swish : cette page ne connaît que"):
        pure("return math.forward(data, [1])", [layer])


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


def test_the_exported_images_and_the_mistakes_of_the_chapter(network):
    data = data_of("digit")
    images = np.frombuffer(b64decode(data["images"]), np.uint8).reshape(-1, 784)
    probabilities = network.probabilities(normalize(images))
    read = probabilities.argmax(axis=1).tolist()
    assert read[:10] == data["labels"][:10] == list(range(10))
    assert all(found != label for found, label in zip(read[10:], data["labels"][10:]))
    assert probabilities[10:].max(axis=1).min() > 0.99
