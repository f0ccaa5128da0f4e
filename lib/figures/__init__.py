"""Tout ce qui dessine : chaque fonction rend une figure."""

from .cover import cover
from .curves import bars, cost_curve, cost_map, cost_surface, curves, regression
from .diagrams import network_diagram, neuron_diagram, perceptron_diagram
from .digits import image_grid

__all__ = [
    "bars",
    "cost_curve",
    "cost_map",
    "cost_surface",
    "cover",
    "curves",
    "image_grid",
    "network_diagram",
    "neuron_diagram",
    "perceptron_diagram",
    "regression",
]
