"""Les figures à manipuler : accès, place, papier, absence de JavaScript."""

import pytest

from tests.site.conftest import SITE
from tests.site.explorables.figure import SCREENS, set_theme
from tests.site.explorables.pages import EVERY, PAGES, SOME, element
from tests.site.sampling import sampled

AXE = SITE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """async name => {
    const {violations} = await axe.run({include: [[`explorable-${name}`]]});
    return violations.flatMap(({id, nodes}) => nodes.map(n => `${id} : ${n.html}`));
}"""


@SOME
def test_axe_finds_nothing_in_either_theme(open_figure, name):
    figure = open_figure(name, "phone")
    figure.page.add_script_tag(path=AXE)
    for theme in ("light", "dark"):
        set_theme(figure.page, theme)
        assert figure.page.evaluate(VIOLATIONS, figure.name) == []


SMALL = """host => [...host.shadowRoot.querySelectorAll("button, input, [tabindex]")]
    .map(node => node.closest("label") ?? node)
    .filter(node => {
        const {width, height} = node.getBoundingClientRect();
        return width < 44 || height < 44;
    })
    .map(node => node.outerHTML)"""


@EVERY
@pytest.mark.parametrize("screen", sampled(SCREENS, "phone"))
def test_its_place_is_kept_and_wide_enough(open_figure, name, screen):
    figure = open_figure(name, screen)
    sizes = figure.host.evaluate(
        """host => [
            parseFloat(getComputedStyle(host).minHeight),
            host.getBoundingClientRect().height,
            document.documentElement.scrollWidth - innerWidth,
            parseFloat(host.style.getPropertyValue("--height")),
        ]"""
    )
    assert abs(sizes[1] - sizes[0]) <= 1, "hauteur à réserver dans page.css"
    assert sizes[2] <= 0
    assert sizes[3] == pytest.approx(sizes[1], abs=1), "la page ignore sa hauteur"
    assert figure.host.evaluate(SMALL) == []


def test_what_follows_moves_down_when_a_figure_grows(open_figure):
    figure = open_figure("perceptron", "phone")
    before, grown, wider = figure.host.evaluate(
        """async host => {
            const settled = () => new Promise(done =>
                requestAnimationFrame(() => requestAnimationFrame(done)));
            const below = () => host.closest("figure").querySelector("figcaption")
                .getBoundingClientRect().top - host.app.getBoundingClientRect().top;
            const found = [below()];
            const more = document.createElement("p");
            more.style.height = "300px";
            host.app.append(more);
            await settled();
            found.push(below());
            more.remove();
            host.parentElement.style.width = "250px";
            await settled();
            found.push(below() - host.app.offsetHeight);
            return found;
        }"""
    )
    assert grown > before + 300
    assert 0 <= wider < 40


@SOME
def test_without_javascript_or_in_print_a_link_to_the_still_figure(browser, site, name):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}book/{PAGES[name]}.html", wait_until="domcontentloaded")
    link = page.locator(f"explorable-{element(name)} a")
    assert link.is_visible()
    target = link.get_attribute("href")
    assert page.locator(target).locator("img, svg").first.is_visible()
    context.close()


def test_in_print_the_link_takes_the_place_of_the_figure(open_figure):
    figure = open_figure("perceptron", "desk")
    figure.page.emulate_media(media="print")
    assert figure.host.locator("a").is_visible()
    assert not figure.host.locator(".app").is_visible()
