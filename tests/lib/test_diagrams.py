"""Les schémas nomment leurs poids, et un graphe écrit ses nombres."""

from matplotlib.colors import to_hex
from matplotlib.text import Annotation

from lib import figures
from lib.figures import style
from tests.lib.drawings import FIGURES, texts


def test_a_network_names_its_weights_and_biases():
    names = [["$x_1$", "$x_2$"], ["$z_1$", "$z_2$"]]
    drawn = texts(figures.network_diagram(names, weights=True, bias=True))
    weights = {f"$w_{{{i}{j}}}$" for i in (1, 2) for j in (1, 2)}
    assert weights | {"$b_{1}$", "$b_{2}$", "1", *names[0], *names[1]} <= set(drawn)


def test_a_graph_writes_each_value_each_slope_and_each_derivative():
    axes = FIGURES["graph"]().axes[0]
    written = {}
    for text in axes.texts:
        if text.get_text():
            written.setdefault(text.get_color(), []).append(text.get_text())
    assert written == {
        style.INK: ["2", "$x$", "1", "$y$", "−0,5", "$u$", "3", "$v$", "1,313", "$c$"]
        + ["les valeurs"],
        style.PURPLE: ["0,731", "−0,731", "les dérivées"],
        style.ORANGE: ["1,5", "7"],
        style.BLUE: ["−2"],
        style.GREY: ["0", "e", "h", "s"],
    }


def test_the_arrows_of_a_graph_have_the_color_of_their_slope():
    texts = FIGURES["graph"]().axes[0].texts
    arrows = [text.arrow_patch for text in texts if isinstance(text, Annotation)]
    colors = [to_hex(arrow.get_edgecolor()) for arrow in arrows]
    signs = [style.ORANGE, style.BLUE, style.GREY, style.ORANGE]
    assert colors[:6] == [*signs, style.ORANGE, style.BLUE]
