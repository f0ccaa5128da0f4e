"""Les schémas nomment leurs poids."""

from lib import figures
from tests.lib.drawings import texts


def test_a_network_names_its_weights_and_biases():
    names = [["$x_1$", "$x_2$"], ["$z_1$", "$z_2$"]]
    drawn = texts(figures.network_diagram(names, weights=True, bias=True))
    weights = {f"$w_{{{i}{j}}}$" for i in (1, 2) for j in (1, 2)}
    assert weights | {"$b_{1}$", "$b_{2}$", "1", *names[0], *names[1]} <= set(drawn)
