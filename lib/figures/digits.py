"""Les images : chiffres manuscrits et poids, qui ont la même forme."""

import numpy as np
from matplotlib.colors import to_rgb

from .style import LIGHT, PALE, new_axes

SIDE = 28


def _tint(axes, strengths, color, number):
    """Une image de la couleur ``color``, d’autant plus opaque qu’elle est forte."""
    pixels = np.empty((SIDE, SIDE, 4))
    pixels[..., :3] = to_rgb(LIGHT[color])
    pixels[..., 3] = np.clip(strengths, 0, 1).reshape(SIDE, SIDE)
    axes.imshow(pixels, interpolation="none", gid=f"{color}-{number}")


def image_grid(images, titles=None, columns=5, signed=False, side=1.04):
    """Des images de 28 × 28, (n, 784), en grille, avec leurs ``titles``.

    Zéro laisse voir le papier, la plus grande valeur est à l’encre. ``signed`` : les
    valeurs ont un signe (des poids) ; l’orange est positif, le bleu négatif, à la
    même échelle pour toutes.
    """
    images = np.asarray(images)
    rows = -(-len(images) // columns)
    height = side * (1.25 if titles is not None else 1)
    shape = {"nrows": rows, "ncols": columns, "squeeze": False}
    figure, grid = new_axes(side * columns, height * rows, **shape)
    tints = {"orange": 1, "blue": -1} if signed else {"ink": 1}
    limit = np.quantile(np.abs(images), 0.995) if signed else np.max(images)
    for axes in grid.flat[len(images) :]:
        axes.set_axis_off()
    for i, (axes, image) in enumerate(zip(grid.flat, images)):
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set(visible=True, color=PALE)
        for color, sign in tints.items():
            _tint(axes, sign * image / limit, color, i)
        if titles is not None:
            axes.set_title(titles[i], fontsize=12)
    return figure
