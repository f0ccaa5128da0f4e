"""Les exercices du livre que la page vérifie, et l’un d’eux dans une page ouverte."""

from functools import cache

from playwright.sync_api import expect

from tests.site.conftest import SITE
from web.exercises.reading import read
from web.notebooks.chapters import chapters
from web.notebooks.chapters import read as cells_of
from web.repository import BOOK

AXE = SITE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
AUDIT = """async () => {
    const {violations} = await axe.run({include: [[".exercise"]]});
    return violations.flatMap(({id, nodes}) => nodes.map(n => `${id} : ${n.html}`));
}"""
SMALL = """() => [...document.querySelectorAll(
        ".practice :is(.entry button, summary, .lines button)")]
    .filter(node => node.checkVisibility())
    .filter(node => node.getBoundingClientRect().height < 44)
    .map(node => node.outerHTML)"""
WIDE = "document.documentElement.scrollWidth"
PYTHON = 120_000


@cache
def cells(chapter):
    return cells_of(BOOK / f"{chapter}.md").cells


def codes(chapter):
    return [cell.source for cell in cells(chapter) if cell.cell_type == "code"]


@cache
def exercises(chapter):
    return read(cells(chapter))


def is_ordered(chapter, exercise):
    """L’exercice est fait de lignes à remettre dans l’ordre."""
    starts = [cell for cell in cells(chapter) if cell.cell_type == "code"]
    return "parsons" in starts[exercise.start].metadata.tags


NAMES = [path.stem for path in chapters() if path.parent == BOOK]
CHECKED = [name for name in NAMES if any(one.check for one in exercises(name))]
GOALS = [(name, one) for name in NAMES for one in exercises(name) if one.goal]
ORDERED = [
    (name, one)
    for name in CHECKED
    for one in exercises(name)
    if one.check and is_ordered(name, one)
]
CHAPTER = "2-cout"
EXERCISE = next(one for one in exercises(CHAPTER) if one.label == "ex-recrire-cout")
SOLUTION = codes(CHAPTER)[EXERCISE.solution[0]]


class Practice:
    """Un exercice, dans une page ouverte."""

    def __init__(self, page, exercise):
        self.page, self.node = page, page.locator(f"#{exercise.label}")
        self.said = self.node.locator(".said")
        self.lines = self.node.locator(".lines > li")

    def button(self, name):
        return self.node.get_by_role("button", name=name)

    def come(self):
        """L’amène à l’écran ; ses lignes à ordonner ne se chargent qu’alors."""
        self.node.scroll_into_view_if_needed()
        if self.node.locator(".tag_parsons").count():
            self.lines.first.wait_for()

    def write(self, code):
        self.come()
        if self.lines.count():
            return self.order(code)
        if not self.node.get_by_role("textbox").count():
            self.button("Modifier").click()
        self.node.get_by_role("textbox").fill(code)
        return None

    def order(self, code):
        """Au clavier, met dehors ce qui est de trop, puis chaque ligne à sa place."""
        wanted = code.split("\n\n")[0].splitlines()
        texts = [line.strip() for line in wanted]
        for text in self.texts():
            if text not in (*texts, "Hors du code"):
                self.move(self.texts().index(text), len(self.texts()))
        for place, line in enumerate(wanted):
            self.move(self.texts().index(line.strip(), place), place)
            margin = (len(line) - len(line.lstrip())) // 4
            current = int(self.lines.nth(place).get_attribute("data-margin"))
            key = "ArrowRight" if margin > current else "ArrowLeft"
            for _ in range(abs(margin - current)):
                self.page.keyboard.press(key)

    def texts(self):
        return [
            text.strip().removeprefix("⠿") for text in self.lines.all_text_contents()
        ]

    def move(self, source, target):
        self.lines.nth(source).get_by_role("button").focus()
        key = "ArrowDown" if target > source else "ArrowUp"
        for _ in range(abs(target - source)):
            self.page.keyboard.press(key)

    def verify(self):
        self.button("Vérifier").click()
        return self.heard()

    def heard(self):
        """La phrase du verdict, quand Python a fini."""
        expect(self.said).not_to_be_empty(timeout=PYTHON)
        return self.said.inner_text()
