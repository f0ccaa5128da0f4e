"""Tout ce qui dessine : chaque fonction rend une figure."""

from .cover import cover
from .curves import bars, cost_curve, cost_map, cost_surface, curves, dots, regression
from .diagrams import network_diagram, neuron_diagram, perceptron_diagram
from .digits import image_grid
from .mnist import confusion_matrix, pixel_values, reading, unrolled_network
from .planes import planes

__all__ = [
    "bars",
    "confusion_matrix",
    "cost_curve",
    "cost_map",
    "cost_surface",
    "cover",
    "curves",
    "dots",
    "image_grid",
    "network_diagram",
    "neuron_diagram",
    "perceptron_diagram",
    "pixel_values",
    "planes",
    "reading",
    "regression",
    "unrolled_network",
]
