"""Ce qui se charge, quand, et de quel poids."""

import gzip
import re

from tests.site.conftest import SITE
from tests.site.explorables.pages import CODE, EVERY, HIDDEN_FILE, PAGES

COUNT = """
    window.frames_drawn = 0;
    const request = window.requestAnimationFrame;
    window.requestAnimationFrame = callback => {
        if (new Error().stack.includes("/explorables/")) window.frames_drawn += 1;
        return request(callback);
    };
"""


def test_nothing_loads_before_it_is_near_nor_runs_off_screen(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    page.add_init_script(COUNT)
    loaded, errors = [], []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}book/{PAGES['descent']}.html", wait_until="networkidle")
    assert not [url for url in loaded if "descent.js" in url or url.endswith(".json")]
    host = page.locator("explorable-descent")
    host.scroll_into_view_if_needed()
    page.locator("explorable-descent[ready]").wait_for()
    assert page.evaluate("frames_drawn") == 0
    host.get_by_role("button", name="Lancer").click()
    page.wait_for_function("frames_drawn > 8")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(200)
    before = page.evaluate("frames_drawn")
    page.wait_for_timeout(300)
    assert page.evaluate("frames_drawn") == before
    host.evaluate("host => host.scrollIntoView({block: 'center'})")
    page.wait_for_function(f"frames_drawn > {before} + 8")
    host.get_by_role("button", name="Un pas").click()
    steps = host.locator("dd").first
    stopped = steps.inner_text()
    page.wait_for_timeout(200)
    assert int(stopped) > 3 and steps.inner_text() == stopped
    assert errors == []
    page.close()


def test_only_the_pages_that_need_it_load_the_code():
    using = {f"{page}.html" for page in PAGES.values()}
    for page in (SITE / "book").rglob("*.html"):
        scripts = re.findall(r"<script[^>]*explorables/index\.js", page.read_text())
        assert len(scripts) == (page.name in using), page


def compressed(paths):
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def test_the_weight_of_what_is_downloaded():
    assert compressed([*CODE.rglob("*.js"), *CODE.rglob("*.css")]) < 55_000
    assert compressed([CODE / "data" / "book" / "5-mnist-digit.json"]) < 60_000
    assert compressed([CODE / "data" / "book" / HIDDEN_FILE]) < 220_000
    assert compressed([CODE / "data" / "book" / "9-generaliser-shift.json"]) < 60_000


def needed(module):
    """Un module, et tous ceux qu’il demande."""
    found, waiting = set(), [module]
    while waiting:
        module = waiting.pop().resolve()
        if module not in found:
            found.add(module)
            names = re.findall(r'from ?"([^"]+)"', module.read_text())
            waiting += [module.parent / name for name in names]
    return found


@EVERY
def test_the_weight_of_each_figure_beyond_what_all_of_them_share(name):
    parts = ("base", "elements", "plot", "numbers")
    shared = set().union(*(needed(CODE / "parts" / f"{part}.js") for part in parts))
    figure = name.partition("@")[0]
    assert compressed(needed(CODE / "figures" / f"{figure}.js") - shared) < 12_000
