"""Des lignes brisées, dont on compte les segments."""

from .style import BLUE, INK, ORANGE, new_axes


def segments(panels, size=2.6):
    """Des lignes brisées, deux par rangée, {titre: (x, y)}, un sommet par abscisse.

    Les segments sont alternativement bleus et orange ; un point marque chaque
    sommet.
    """
    rows, columns = -(-len(panels) // 2), min(len(panels), 2)
    shape = {"nrows": rows, "ncols": columns, "squeeze": False}
    figure, axes = new_axes(size * columns, 0.75 * size * rows, **shape)
    for spare in axes.flat[len(panels) :]:
        spare.set_axis_off()
    for panel, (title, (x, y)) in zip(axes.flat, panels.items()):
        panel.set(title=title, xlabel="x", ylabel="y")
        for k in range(len(x) - 1):
            panel.plot(x[k : k + 2], y[k : k + 2], color=(BLUE, ORANGE)[k % 2])
        panel.plot(x, y, "o", color=INK, ms=3)
    return figure
