"""Les images : chiffres manuscrits et poids, qui ont la même forme."""

import numpy as np

from .style import new_axes


def image_grid(images, titles=None, columns=5, signed=False, side=1.04):
    """Des images de 28 × 28, (n, 784), en grille, avec leurs ``titles``.

    ``signed`` : les valeurs ont un signe (des poids) ; zéro est blanc, le rouge
    positif et le bleu négatif, à la même échelle pour toutes.
    """
    rows = -(-len(images) // columns)
    height = side * (1.25 if titles is not None else 1)
    shape = {"nrows": rows, "ncols": columns, "squeeze": False}
    figure, grid = new_axes(side * columns, height * rows, **shape)
    if signed:
        limit = np.quantile(np.abs(images), 0.995)
        colors = {"cmap": "RdBu_r", "vmin": -limit, "vmax": limit}
    else:
        colors = {"cmap": "gray", "vmin": 0, "vmax": np.max(images)}
    for axes in grid.flat:
        axes.set_axis_off()
    for i, (axes, image) in enumerate(zip(grid.flat, images)):
        axes.imshow(np.reshape(image, (28, 28)), **colors)
        if titles is not None:
            axes.set_title(titles[i], fontsize=12)
    return figure
