"""Une page du site, ouverte sur un écran ; aucune ne doit laisser d’erreur."""

import pytest

from tests.site.exercises.questions import SCREENS
from tests.site.exercises.reader import CHAPTER, Reader


@pytest.fixture
def visit(browser, site):
    contexts, errors = [], []

    def visit(path, screen="desk", **options):
        options = {"reduced_motion": "reduce", **SCREENS[screen], **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{site}book/{path}.html", wait_until="domcontentloaded")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def reader(visit, site):
    return Reader(visit(CHAPTER), site)
