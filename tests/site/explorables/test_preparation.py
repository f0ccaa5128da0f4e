"""Un dessin, préparé comme les images de MNIST."""

import numpy as np

from lib.export import encode
from lib.preprocessing import normalize
from tests.site.explorables.networks import READ
from tests.site.explorables.pages import data_of


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
