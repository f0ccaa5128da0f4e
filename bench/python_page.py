"""Python dans la page : combien de temps et d’octets avant un résultat.

``python -m bench.python_page`` écrit le tableau dans ``bench/python_page.md`` ; avec
``--tout``, aussi ce que dure chaque cellule dans ``web/python/durations.json``, où les
pages lisent combien de temps annoncer, en un quart d’heure.
"""

import gzip
import json
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from bench.lighthouse import serve
from bench.timing import spread
from lib.numbers import french
from tests.site.conftest import SITE
from tests.site.python.cells import RUN
from web.browser import ARGUMENTS, executable
from web.python.cells import DURATIONS, digest, sources
from web.repository import BOOK, ROOT

RUNS = 5
# Un navigateur ne garde le code compilé qu’après quelques visites.
VISITS = 4
# En secondes : ce qui dure moins ne s’annonce pas.
SHORT = 0.5
# Dans le chapitre 1, une cellule de NumPy, puis une qui dessine.
CHAPTER, CELLS = "1-perceptron", {"un nombre de NumPy": 10, "une figure": 3}
# Le clic, puis la fin de l’exécution, vue dès qu’elle se dit ; en secondes.
TIMED = """(cell) => new Promise((done) => {
    const begun = performance.now();
    new MutationObserver((_, observer) => {
        const status = document.querySelector(".python-bar [role=status]");
        if (status?.textContent !== "Terminé.") return;
        observer.disconnect();
        done((performance.now() - begun) / 1000);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    cell.querySelector(".tools button").click();
})"""
HEADER = """| du clic à | secondes, la première fois | secondes, ensuite | Mo compressés |
| --- | --- | --- | --- |
"""


def weight(addresses):
    """Le poids compressé, en Mo, de ce que la page a demandé à Python."""
    paths = {urlsplit(address).path.lstrip("/") for address in addresses}
    files = [SITE / path for path in paths if path.startswith("_static/python/")]
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in files) / 1e6


def first_result(context, address, rank):
    """Du clic sur « Exécuter » à la sortie : des secondes, et des Mo."""
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/book/{CHAPTER}.html")
    cell = page.locator(f"#cellule-{rank}")
    for summary in cell.locator("summary").all():
        summary.click()
    cell.get_by_role("button", name="Exécuter").wait_for()
    seconds = cell.evaluate(TIMED)
    page.close()
    return seconds, weight(asked)


def starts(playwright, address, rank):
    """``RUNS`` fois, dans un navigateur neuf puis dans le même : [(neuf, ensuite, Mo)]."""
    found = []
    for _ in range(RUNS):
        with TemporaryDirectory() as profile:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=executable(), args=list(ARGUMENTS)
            )
            cold, size = first_result(context, address, rank)
            for _ in range(VISITS):
                warm, _ = first_result(context, address, rank)
            found.append((cold, warm, size))
            context.close()
    return found


def durations(playwright, address):
    """Ce que dure chaque cellule de chaque chapitre, et l’unité de ce navigateur."""
    browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
    seconds, units = {}, []
    for chapter in sorted(path.stem for path in BOOK.glob("[0-9]*.md")):
        page = browser.new_page()
        page.set_default_timeout(0)
        page.goto(f"{address}/book/{chapter}.html")
        found = page.evaluate(RUN, {"page": chapter, "ranks": None})
        for code, result in zip(sources(BOOK / f"{chapter}.md"), found["results"]):
            if result["seconds"] > SHORT:
                seconds[digest(code)] = float(f"{result['seconds']:.2g}")
        units.append(found["pace"])
        print(f"{chapter} : {sum(r['seconds'] for r in found['results']):.0f} s")
        page.close()
    browser.close()
    return {"unit": round(statistics.median(units), 4), "seconds": seconds}


def tenths(value):
    return french(value, ".1f")


def main():
    address = serve(SITE)
    with sync_playwright() as playwright:
        table = HEADER
        for name, rank in CELLS.items():
            cold, warm, sizes = zip(*starts(playwright, address, rank))
            size = tenths(sizes[0])
            table += f"| {name} | {spread(cold, tenths)} | {spread(warm, tenths)} | {size} |\n"
        Path(__file__).with_suffix(".md").write_text(table, "utf-8")
        print(table)
        if "--tout" not in sys.argv:
            return
        measured = durations(playwright, address)
    DURATIONS.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n", "utf-8")
    print(DURATIONS.relative_to(ROOT))


if __name__ == "__main__":
    main()
