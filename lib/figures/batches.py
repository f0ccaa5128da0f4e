"""Une frise : les exemples dans l’ordre où on les lit, coupés en lots."""

from matplotlib.patches import Rectangle

from .style import BLUE, GREEN, GREY, ORANGE, PAPER, PURPLE, new_axes

COLORS = (BLUE, ORANGE, GREEN, PURPLE)


def batches(epochs):
    """Une rangée par époque ; ``epochs`` : pour chacune, les lots, listes de numéros.

    Une case par exemple, une couleur par lot, un triangle par mise à jour.
    """
    length = sum(map(len, epochs[0]))
    figure, axes = new_axes(5.2, 0.35 + 0.85 * len(epochs))
    axes.set(xlim=(-2.6, length + 0.2), ylim=(1.7 * len(epochs) - 0.3, -0.4))
    axes.set_axis_off()
    for row, lots in enumerate(epochs):
        top, x = 1.7 * row, 0
        axes.text(-0.3, top + 0.45, f"époque {row + 1}", ha="right", va="center")
        for lot, color in zip(lots, COLORS):
            for number in lot:
                box = {"facecolor": color, "edgecolor": PAPER, "lw": 1.5}
                axes.add_patch(Rectangle((x, top), 1, 0.9, **box))
                middle = {"ha": "center", "va": "center", "color": PAPER}
                axes.text(x + 0.5, top + 0.45, str(number), **middle)
                x += 1
            axes.plot(x, top + 1.12, marker="^", color=GREY, ms=7)
    return figure
