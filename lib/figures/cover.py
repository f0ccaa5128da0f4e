"""Le paysage de la couverture : deux descentes du chapitre 3, sans axes ni nombres."""

import numpy as np

from .style import BLUE, GREY, INK, ORANGE, new_axes


def landscape(axes, learning_rates=(1.25, 0.25), steps=60):
    """Dessine sur ``axes`` le coût des deux points du livre, et une descente par taux.

    Elles partent du tirage du document et suivent l’équation de la section 3.2.
    """
    x = np.random.RandomState(42).random(2)
    W, B = np.meshgrid(np.linspace(-0.6, 4, 200), np.linspace(-0.4, 2.7, 160))
    C = np.mean([(W * x_i + B - 2 * x_i - 1) ** 2 for x_i in x], axis=0) / 2
    axes.contour(W, B, C, np.geomspace(5e-4, 4, 14), colors=GREY, linewidths=0.6)
    for learning_rate, color in zip(learning_rates, (ORANGE, BLUE)):
        path = [np.random.RandomState(42).standard_normal(2)]
        for _ in range(steps):
            error = path[-1] @ (x, np.ones(2)) - (2 * x + 1)
            gradient = np.mean([error * x, error], axis=1)
            path.append(path[-1] - learning_rate * gradient)
        axes.plot(*np.transpose(path), color=color, marker="o", ms=4, lw=1)
    axes.plot(2, 1, "*", color=INK, ms=16)
    axes.set_axis_off()


def cover():
    """La figure de l’accueil."""
    figure, axes = new_axes(7.2, 3.2)
    landscape(axes)
    return figure
