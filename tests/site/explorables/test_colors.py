"""Les figures à manipuler ont les couleurs des figures dessinées."""

from tests.site.explorables.figure import set_theme


def test_pixels_follow_the_theme(open_figure):
    figure = open_figure("digit", "desk", "?digit.sample=0")
    middle = """host => {
        const canvas = host.shadowRoot.querySelector(".thumb canvas");
        const {data} = canvas.getContext("2d").getImageData(0, 0, 28, 28);
        const k = data.findIndex((value, i) => i % 4 === 3 && value === 255);
        return Array.from(data.slice(k - 3, k));
    }"""
    inks = []
    for theme in ("light", "dark"):
        set_theme(figure.page, theme)
        figure.page.wait_for_timeout(50)
        inks.append(sum(figure.host.evaluate(middle)))
    assert inks[0] < 200 and inks[1] > 550
