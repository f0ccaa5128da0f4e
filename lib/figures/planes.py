"""Le plan : des points de deux classes, la frontière qui les sépare, ce qui le plie."""

import numpy as np

from .style import BLUE, GREY, INK, ORANGE, new_axes


def planes(panels, labels, letters=None, size=2.7):
    """Des plans, deux par rangée, {titre: (points, score, lines)}.

    ``points`` : (n, 2), de classes ``labels``, 0 ou 1. ``score`` : une fonction de
    points (n, 2), positive du côté de la classe 1, ou ``None``. ``lines`` : des
    lignes brisées, (lignes, sommets, 2), à dessiner en gris. ``letters`` : le nom des
    axes de chaque plan, x par défaut.
    """
    rows, columns = -(-len(panels) // 2), min(len(panels), 2)
    shape = {"nrows": rows, "ncols": columns, "squeeze": False}
    figure, axes = new_axes(size * columns, size * rows, **shape)
    for spare in axes.flat[len(panels) :]:
        spare.set_axis_off()
    for panel, letter, title in zip(axes.flat, letters or "x" * len(panels), panels):
        points, score, lines = panels[title]
        panel.set(title=title, xlabel=f"${letter}_1$", ylabel=f"${letter}_2$")
        panel.grid(False)
        for line in lines:
            panel.plot(*np.transpose(line), color=GREY, lw=0.5)
        for label, marker, color in ((0, "o", BLUE), (1, "s", ORANGE)):
            panel.plot(*points[labels == label].T, marker, color=color, ms=5)
        if score is not None:
            x, y = np.meshgrid(
                np.linspace(*panel.get_xlim(), 200), np.linspace(*panel.get_ylim(), 200)
            )
            height = score(np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
            sides = [-np.inf, 0, np.inf]
            panel.contourf(x, y, height, sides, colors=[BLUE, ORANGE], alpha=0.15)
            panel.contour(x, y, height, [0], colors=INK, linewidths=1.2)
    return figure
