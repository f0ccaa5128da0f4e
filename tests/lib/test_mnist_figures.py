"""Ce que l’on montre d’une image de MNIST : ses nombres, son réseau, sa lecture."""

from matplotlib.colors import to_hex

from lib.figures import style
from tests.lib.drawings import FIGURES, scores


def shades(axes):
    """La couleur et la force de chaque case, par place (ligne, colonne)."""
    found = {}
    for cells in axes.collections:
        for path, color in zip(cells.get_paths(), cells.get_facecolor()):
            x, y = path.vertices[:4].mean(axis=0)
            found[round(y), round(x)] = to_hex(color), round(float(color[3]), 3)
    return found


def test_pixels_are_written_in_their_shade():
    axes = FIGURES["pixels"]().axes[0]
    assert [t.get_text() for t in axes.texts] == ["0", "128", "129", "255"]
    strength = {place: alpha for place, (_, alpha) in shades(axes).items()}
    assert strength == {(0, 1): 0.502, (1, 0): 0.506, (1, 1): 1}


def test_an_unrolled_image_is_linked_to_the_ten_scores():
    diagram, square = FIGURES["unrolled"]().axes
    names = {f"$z_{k}$" for k in range(10)} | {"$x_{0}$", "$x_{783}$"}
    assert names <= {t.get_text() for t in diagram.texts}
    followed = [line for line in diagram.lines if line.get_color() == style.BLUE]
    assert len(diagram.lines) == 10 * len(followed) == 80
    assert len(shades(square)) == 783


def test_a_reading_shows_the_image_its_scores_and_its_probabilities():
    square, left, right = FIGURES["reading"]().axes
    assert set(shades(square)) == {(k, k) for k in range(28)}
    assert [bar.get_width() for bar in left.patches] == list(scores()[0])
    assert [bar.get_width() for bar in right.patches] == list(scores()[1])
    assert [t.get_text() for t in left.texts][::5] == ["−2,5", "1,2"]
    assert right.texts[5].get_text() == "0,302"
    assert right.texts[5].get_color() == style.BLUE != right.texts[0].get_color()


def test_a_confusion_matrix_shades_its_errors():
    axes = FIGURES["confusion"]().axes[0]
    cells = shades(axes)
    assert cells[3, 3] == (style.BLUE, 0.35)
    assert cells[3, 5] == (style.ORANGE, 0.55) and cells[5, 3][1] == 0.275
    assert len(cells) == 12
    written = {t.get_position(): t.get_text() for t in axes.texts}
    assert (written[5, 3], written[3, 5], written[3, 3]) == ("4,5", "2,2", "96")
