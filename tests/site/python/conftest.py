"""Un chapitre ouvert, dont on exécute les cellules."""

import pytest

from tests.site.python.cells import RUN


@pytest.fixture
def chapter(browser, site):
    """Ouvre un chapitre ; rien n’y va ailleurs que sur le site, ni ne s’y plaint."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    report = []

    def chapter(name):
        page = context.new_page()
        page.on("pageerror", lambda error: report.append(f"erreur : {error}"))
        page.on("console", lambda told: report.append(f"console : {told.text}"))
        page.on(
            "request",
            lambda asked: (
                asked.url.startswith((site, "blob:", "data:"))
                or report.append(f"requête vers {asked.url}")
            ),
        )
        page.set_default_timeout(60_000)
        page.goto(f"{site}book/{name}.html")
        return page

    chapter.report = report
    yield chapter
    context.close()
    assert report == []


@pytest.fixture
def executed(chapter):
    """Exécute des cellules d’un chapitre, ou toutes : leur rang et ce qu’elles disent."""

    def executed(name, ranks=None):
        page = chapter(name)
        page.set_default_timeout(0)
        found = page.evaluate(RUN, {"page": name, "ranks": ranks})["results"]
        page.close()
        return [(result["rank"], result["heard"]) for result in found]

    return executed
