"""Le paysage du coût, à la souris, au doigt et au clavier."""

from tests.site.explorables.pages import data_of
from tests.site.explorables.regression import check_line


def test_landscape(open_figure):
    data = data_of("landscape")
    mouse = open_figure("landscape", "desk")
    mouse.drag(mouse.inside(".plot", (0.3, 0.3), (0.5, 0.5)))
    by_mouse = check_line(mouse, data, ())
    phone = open_figure("landscape", "phone")
    phone.touch(phone.inside(".plot", (0.3, 0.3), (0.5, 0.5)))
    by_touch = check_line(phone, data, ())
    assert by_mouse != by_touch
    phone.press(phone.slider("Biais b"), "Home")
    assert check_line(phone, data, ())[1] == -3
