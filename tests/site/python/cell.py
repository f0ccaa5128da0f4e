"""Une cellule, dans une page ouverte, et ce qu’un lecteur en fait."""

from pathlib import Path

from playwright.sync_api import expect

from web.python.cells import sources
from web.repository import BOOK

FIRST = "sèche chaud pluie"
ROLES = "disagreements = 0"
MATRIX = "W @ x + b"
APPENDED = "W_with_bias ="


class Cell:
    """La première cellule où le chapitre écrit ``code``, quoi qu’en fasse le lecteur."""

    def __init__(self, page, code):
        chapter = BOOK / Path(page.url).with_suffix(".md").name
        rank = next(k for k, cell in enumerate(sources(chapter)) if code in cell)
        self.page, self.node = page, page.locator(f"#cellule-{rank}")
        self.own = self.node.locator(".own")

    def button(self, name):
        return self.node.get_by_role("button", name=name)

    def edit(self, code):
        if not self.node.get_by_role("textbox").count():
            self.button("Modifier").click()
        self.node.get_by_role("textbox").fill(code)
        return self.node.get_by_role("textbox")

    def run(self):
        self.button("Exécuter").click()
        finished(self.page)


def finished(page):
    expect(page.locator(".python-bar [role=status]")).to_have_text(
        "Terminé.", timeout=60_000
    )
