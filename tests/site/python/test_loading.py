"""Ce qu’une page va chercher pour exécuter Python, et quand cela ne vient pas."""

import gzip

from playwright.sync_api import expect

from tests.site.conftest import SITE
from tests.site.python.cell import FIRST, ROLES, Cell

CODE = SITE / "_static" / "python"


def test_nothing_of_python_comes_before_the_first_click(chapter):
    page = chapter("1-perceptron")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    names = {url.split("/")[-1] for url in asked if "/_static/python/" in url}
    assert names == {"index.js", "cell.js", "edits.js"}


def test_what_a_page_loads_to_be_run_is_light():
    code = [path.read_bytes() for path in CODE.glob("*.js")]
    assert 3_000 < sum(len(gzip.compress(text)) for text in code) < 10_000


def test_python_that_did_not_come_can_be_asked_again(chapter):
    page = chapter("1-perceptron")
    page.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
    cell = Cell(page, ROLES)
    cell.button("Exécuter").click()
    status = page.locator(".python-bar [role=status]")
    expect(status).to_contain_text("Python n’a pas pu s’exécuter", timeout=60_000)
    page.unroute("**/pyodide.mjs")
    chapter.report.clear()
    cell.run()
    expect(cell.own).to_contain_text(FIRST)


def test_altered_images_are_refused(chapter):
    page = chapter("5-mnist")
    page.route("**/mnist.npz", lambda route: route.fulfill(body="autre chose"))
    cell = Cell(page, "load_mnist(")
    cell.button("Exécuter").click()
    expect(page.locator(".python-bar [role=status]")).to_contain_text(
        "Python n’a pas pu s’exécuter", timeout=60_000
    )
    page.unroute("**/mnist.npz")
    cell.run()
    expect(cell.own).to_be_visible()
