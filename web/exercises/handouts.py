"""Ce que l’enseignant distribue, et ce qu’il garde : les feuilles d’exercices, le corrigé.

``make solutions`` les écrit à part, dans ``_build/solutions``, d’après le site construit.
Une feuille a les énoncés d’une page et la place d’y répondre ; le corrigé y ajoute les
solutions et les erreurs typiques.
"""

import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

from web.exercises.reading import Exercise, read
from web.exercises.running import codes_of, verdicts
from web.notebooks import chapters
from web.repository import BOOK, ROOT

SITE = ROOT / "_build" / "html"
FOLDER = ROOT / "_build" / "solutions"
TITLE = "Corrigé des exercices"
PAGE = (
    '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}\n"
    "article {{ margin: 2rem auto; max-width: 46rem; padding: 0 1rem }}\n"
    ".space {{ height: 9rem }}</style>\n</head>\n"
    "<body><main><article><h1>{title}</h1>\n{body}\n</article></main></body>\n</html>\n"
)
SPACE = '<div class="space"></div>'
# Ce qu’une page du site va chercher à côté d’elle.
NEEDED = re.compile(r"(?:\.\./)+(_(?:static|images)/[^\"')]+)")


def article(path: Path) -> Tag:
    """Le texte d’une page, où plus rien ne se clique ni ne se replie."""
    page = SITE / path.relative_to(ROOT).with_suffix(".html")
    found = BeautifulSoup(page.read_text("utf-8"), "html.parser").article
    assert found is not None
    for link in found.select("a"):
        link.unwrap()
    for part in found.select(".practice :is(.entry, .said)"):
        part.decompose()
    for folded in found.select("details"):
        folded["open"] = ""
    return found


def title(found: Tag) -> str:
    heading = found.find("h1")
    assert isinstance(heading, Tag)
    return heading.decode_contents()


def stated(found: Tag, exercise: Exercise) -> Tag:
    one = found.find(id=exercise.label)
    assert isinstance(one, Tag)
    return one


def attempts(cells: list[NotebookNode], exercise: Exercise) -> Iterator[str]:
    """Chaque erreur typique, et la phrase qu’elle reçoit."""
    tried = [attempt.code for attempt in exercise.attempts]
    if exercise.check is not None and tried:
        yield "<p><strong>Erreurs typiques</strong></p>"
        for code, verdict in zip(tried, verdicts(codes_of(cells), exercise, tried)):
            yield f"<pre>{escape(code)}</pre>{verdict._repr_html_()}"


def key(path: Path) -> Iterator[str]:
    """Les exercices d’une page, chacun suivi de sa solution."""
    cells, found = chapters.read(path).cells, article(path)
    yield f"<h2>{title(found)}</h2>"
    for exercise in read(cells):
        one = stated(found, exercise)
        yield str(one)
        yield str(one.find_next_sibling("details", class_="solution") or "")
        yield from attempts(cells, exercise)


def sheet(path: Path) -> Iterator[str]:
    """Les énoncés d’une page, chacun suivi d’une place pour y répondre."""
    found = article(path)
    for hint in found.select(".hint"):
        hint.decompose()
    for exercise in read(chapters.read(path).cells):
        yield f"{stated(found, exercise)}{SPACE}"


def write(folder: Path) -> Path:
    """Écrit les feuilles, le corrigé, et ce dont ils se servent ; rend le dossier."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pages = [path for path in chapters.chapters() if read(chapters.read(path).cells)]
    first = (SITE / "book" / f"{pages[0].stem}.html").read_text("utf-8")
    style = "".join(re.findall(r"<style>(.*?)</style>", first, re.DOTALL))
    written = {f"feuille-{p.stem}": (title(article(p)), sheet(p)) for p in pages}
    course = [part for path in pages if path.parent == BOOK for part in key(path)]
    written["corrige"] = TITLE, iter(course)
    for name, (heading, parts) in written.items():
        html = PAGE.format(title=heading, style=style, body="\n".join(parts))
        for needed in set(NEEDED.findall(html)):
            target = folder / needed
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SITE / needed, target)
        (folder / f"{name}.html").write_text(NEEDED.sub(r"\1", html), "utf-8")
    return folder


if __name__ == "__main__":
    print(write(FOLDER).relative_to(ROOT))
