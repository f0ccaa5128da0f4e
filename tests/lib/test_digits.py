"""Les images : à l’encre, ou orange et bleues selon leur signe."""

import numpy as np
from matplotlib.colors import to_hex

from lib import figures
from lib.figures.palette import BLUE, INK, ORANGE


def opacities(axes):
    """Les couleurs d’une image, et l’opacité de chacune en son premier pixel."""
    layers = [layer.get_array() for layer in axes.images]
    return {to_hex(pixels[0, 0, :3]): pixels[0, 0, 3] for pixels in layers}


def test_positive_is_orange_negative_is_blue_at_one_scale():
    images = np.zeros((3, 784))
    images[1], images[2] = -3, 1.5
    zero, negative, positive = figures.image_grid(images, columns=3, signed=True).axes
    assert opacities(zero) == {ORANGE: 0, BLUE: 0}
    assert opacities(negative) == {ORANGE: 0, BLUE: 1}
    assert opacities(positive) == {ORANGE: 0.5, BLUE: 0}


def test_the_largest_value_is_at_the_ink():
    images = [np.zeros(784), np.full(784, 50), np.full(784, 200)]
    grid = figures.image_grid(images, columns=4).axes
    assert [opacities(axes) for axes in grid[:3]] == [{INK: 0}, {INK: 0.25}, {INK: 1}]
    assert not grid[3].axison
