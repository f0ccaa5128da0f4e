"""Tout ce qui dessine : chaque fonction rend une figure."""

from .batches import batches
from .cover import cover
from .curves import bars, cost_curve, cost_map, cost_surface, curves, dots, regression
from .diagrams import network_diagram, neuron_diagram, perceptron_diagram
from .digits import image_grid
from .errors import bells, squares
from .graph import computation_graph
from .landscape import gradient_map, valley_axes
from .mnist import confusion_matrix, pixel_values, reading, unrolled_network
from .planes import planes
from .segments import segments

__all__ = [
    "bars",
    "batches",
    "bells",
    "computation_graph",
    "confusion_matrix",
    "cost_curve",
    "cost_map",
    "cost_surface",
    "cover",
    "curves",
    "dots",
    "gradient_map",
    "image_grid",
    "network_diagram",
    "neuron_diagram",
    "perceptron_diagram",
    "pixel_values",
    "planes",
    "reading",
    "regression",
    "segments",
    "squares",
    "unrolled_network",
    "valley_axes",
]
