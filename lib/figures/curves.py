"""Les courbes, les droites de régression et les surfaces de coût."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from ..numbers import french
from .labels import name_points
from .style import BLUE, DARK, GREY, INK, ORANGE, new_axes


def curves(series, x_label, y_label, log_y=False):
    """Trace ``series``, {nom: (x, y)}, le nom au bout de la courbe."""
    figure, axes = new_axes()
    axes.set(xlabel=x_label, ylabel=y_label)
    if log_y:
        axes.set_yscale("log")
    lines = [axes.plot(x, y)[0] for x, y in series.values()]
    _name_ends(axes, lines, series)
    return figure


def _name_ends(axes, lines, names, gap=0.07):
    """Écrit chaque nom à droite de sa courbe, sans chevauchement."""
    axes.autoscale_view()
    to_axes = axes.transData + axes.transAxes.inverted()
    heights = [to_axes.transform(line.get_xydata()[-1])[1] for line in lines]
    floor = -gap
    for i in np.argsort(np.round(heights, 6), kind="stable"):
        floor = max(heights[i], floor + gap)
        place = {"transform": axes.transAxes, "va": "center"}
        axes.text(1.02, floor, list(names)[i], color=lines[i].get_color(), **place)


def regression(X, y, lines, residuals=None):
    """Des points (X, y) et des droites, ``lines`` : {nom: (w, b)}.

    ``residuals`` : le nom de la droite dont on montre l’écart vertical à chaque
    point.
    """
    figure, axes = new_axes()
    axes.set(xlabel="x", ylabel="y", xlim=(0, 1))
    x = np.array([0, 1])
    drawn = [axes.plot(x, w * x + b)[0] for w, b in lines.values()]
    if residuals is not None:
        w, b = lines[residuals]
        axes.vlines(X, w * X + b, y, color=ORANGE, linestyle=":")
    axes.scatter(X, y, color=INK, zorder=3)
    _name_ends(axes, drawn, lines)
    return figure


def cost_surface(W, B, C):
    """La surface du coût ``C`` sur la grille ``W``, ``B`` (même forme)."""
    figure, axes = new_axes(5.2, 4.2, subplot_kw={"projection": "3d"})
    heights = LinearSegmentedColormap.from_list("coût", [INK, BLUE, DARK["blue"]])
    options = {"cmap": heights, "rcount": 40, "ccount": 40, "rasterized": True}
    axes.plot_surface(W, B, C, **options)
    axes.set_xlabel("poids $w$", labelpad=8)
    axes.set_ylabel("biais $b$", labelpad=8)
    axes.set_zlabel("coût $C$", labelpad=6)
    axes.view_init(elev=28, azim=-120)
    axes.set_box_aspect(None, zoom=0.88)
    return figure


def cost_map(W, B, C, paths, minimum):
    """Les niveaux du coût, et des chemins {nom: points (w, b)}."""
    figure, axes = new_axes(5.2, 4.2)
    levels = np.geomspace(max(C.min(), C.max() / 1e4), C.max(), 14)
    axes.contour(W, B, C, levels=levels, colors=GREY, linewidths=0.7)
    axes.set(xlabel="poids $w$", ylabel="biais $b$")
    axes.axis((W.min(), W.max(), B.min(), B.max()))
    starts = {}
    for name, path in paths.items():
        (line,) = axes.plot(*np.transpose(path), marker="o", ms=3, lw=1.2)
        starts[name] = path[0], line.get_color()
    axes.plot(*minimum, marker="*", markersize=12, color=INK)
    name_points(axes, starts)
    return figure


def cost_curve(cost, bounds, steps=(), tangent_at=None):
    """Le coût en fonction du poids sur l’intervalle ``bounds``.

    ``cost`` : fonction d’un tableau de poids. ``steps`` : les poids successifs
    d’une descente. ``tangent_at`` : le poids où l’on trace la tangente.
    """
    figure, axes = new_axes()
    w = np.linspace(*bounds, 200)
    axes.plot(w, cost(w), color=BLUE)
    axes.set(xlabel="poids $w$", ylabel="coût $C$")
    if len(steps):
        steps = np.asarray(steps)
        axes.plot(steps, cost(steps), color=ORANGE, marker="o", ms=5, lw=1)
        name_points(axes, {"départ": ((steps[0], cost(steps[0])), ORANGE)})
    if tangent_at is not None:
        h = 1e-6
        slope = (cost(tangent_at + h) - cost(tangent_at - h)) / (2 * h)
        x = tangent_at + np.array([-0.5, 0.5])
        axes.plot(x, cost(tangent_at) + slope * (x - tangent_at), color=ORANGE)
        axes.plot(tangent_at, cost(tangent_at), "o", color=ORANGE)
    return figure


def bars(groups, names, y_label):
    """Un diagramme par groupe, {titre: valeurs}, une barre par nom."""
    figure, panels = new_axes(5.2, 2.6, ncols=len(groups), squeeze=False)
    for axes, (title, values) in zip(panels[0], groups.items()):
        places = range(len(names))
        drawn = axes.bar(places, values, tick_label=names, width=0.6)
        axes.bar_label(drawn, [french(v, ".3g") for v in values])
        axes.set_title(title)
        axes.grid(axis="x", visible=False)
        axes.margins(y=0.15)
    panels[0, 0].set_ylabel(y_label)
    return figure


def dots(groups, x_label):
    """Une ligne par groupe, {nom: valeurs} : un point par valeur, un trait en moyenne."""
    figure, axes = new_axes(5.2, 0.6 + 0.45 * len(groups))
    axes.set(xlabel=x_label, ylim=(len(groups) - 0.5, -0.5))
    axes.set_yticks(range(len(groups)), groups, color=INK)
    axes.grid(axis="y", visible=False)
    for row, values in enumerate(groups.values()):
        axes.plot(values, [row] * len(values), "o", color=BLUE, alpha=0.6)
        axes.plot([np.mean(values)] * 2, [row - 0.3, row + 0.3], color=ORANGE, lw=2)
    return figure
