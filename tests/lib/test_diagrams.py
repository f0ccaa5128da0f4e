"""Les schémas nomment leurs poids, et écrivent les nombres des deux passes."""

from lib import figures
from lib.figures import style
from tests.lib.drawings import FIGURES, texts


def test_a_network_names_its_weights_and_biases():
    names = [["$x_1$", "$x_2$"], ["$z_1$", "$z_2$"]]
    drawn = texts(figures.network_diagram(names, weights=True, bias=True))
    weights = {f"$w_{{{i}{j}}}$" for i in (1, 2) for j in (1, 2)}
    assert weights | {"$b_{1}$", "$b_{2}$", "1", *names[0], *names[1]} <= set(drawn)


def test_two_passes_write_each_value_each_slope_and_each_weight():
    axes = FIGURES["passes"]().axes[0]
    values = [t.get_text() for t in axes.texts if t.get_color() == style.INK]
    slopes = [t.get_text() for t in axes.texts if t.get_color() == style.ORANGE]
    grey = [t.get_text() for t in axes.texts if t.get_color() == style.GREY]
    assert [text for text in values if text] == ["1", "2", "0,5", "1", "0"]
    assert slopes == ["−1,46", "0,73", "−0,73"]
    assert [text for text in grey if text] == ["1,5", "−0,5", "1", "−1", "e", "h", "s"]
