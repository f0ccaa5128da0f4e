"""Le softmax, à la souris, au doigt et au clavier."""

import numpy as np

from lib.activations import softmax
from lib.losses import cross_entropy
from tests.site.explorables.figure import written


def check_softmax(figure):
    state = figure.state()
    z = np.array([float(state[name]) for name in "abc"]) + float(state["constant"])
    target = "abc".index(state["target"])
    loss, gradient = cross_entropy(z[None], np.eye(3)[[target]])
    assert figure.shown()["perte −log p"] == written(loss)
    rows = [
        figure.host.locator(f".row{row} .value").all_inner_texts() for row in range(3)
    ]
    assert rows[0] == [written(score, 1) for score in z]
    assert rows[1] == [written(p) for p in softmax(z)]
    assert [text.lstrip("+") for text in rows[2]] == [written(g) for g in gradient[0]]
    return rows


def test_softmax_by_mouse(open_figure):
    figure = open_figure("softmax", "desk")
    figure.drag(figure.inside("input.vertical", (0.5, 0.4), (0.5, 0.8)))
    assert check_softmax(figure)[0][0].startswith("−")


def test_softmax_by_touch(open_figure):
    figure = open_figure("softmax", "phone")
    before = figure.page.evaluate("scrollY")
    figure.touch(figure.inside("input.vertical", (0.5, 0.4), (0.5, 0.6), (0.5, 0.8)))
    figure.host.get_by_role("radio", name="c", exact=True).tap()
    assert check_softmax(figure)[0][0].startswith("−")
    assert figure.state()["target"] == "c"
    assert figure.page.evaluate("scrollY") == before


def test_softmax_by_keyboard_a_constant_changes_nothing(open_figure):
    figure = open_figure("softmax", "desk")
    figure.press(figure.slider("Score de b"), "ArrowUp ArrowUp")
    before = check_softmax(figure)
    figure.press(figure.slider("Constante ajoutée à tous les scores"), "End")
    after = check_softmax(figure)
    assert after[0] != before[0] and after[1:] == before[1:]


GAPS = """host => {
    const boxes = [...host.shadowRoot.querySelectorAll(".row0 :is(.class, .value)")]
        .map((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return range.getBoundingClientRect();
        });
    return boxes.slice(1).map((box, k) => box.left - boxes[k].right);
}"""


def test_a_score_is_nearer_to_its_class_than_to_the_next_one(open_figure):
    for screen in ("phone", "desk"):
        gaps = open_figure("softmax", screen).host.evaluate(GAPS)
        assert min(gaps[1::2]) > 2 * max(gaps[::2])
