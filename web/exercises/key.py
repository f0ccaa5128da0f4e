"""Le corrigé : de chaque exercice, l’énoncé, la solution et les erreurs typiques.

``make solutions`` l’écrit à part, dans ``_build/solutions``, d’après le site construit.
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
    "article {{ margin: 2rem auto; max-width: 46rem; padding: 0 1rem }}</style>\n</head>\n"
    "<body><main><article><h1>{title}</h1>\n{body}\n</article></main></body>\n</html>\n"
)
# Ce qu’une page du site va chercher à côté d’elle.
NEEDED = re.compile(r"(?:\.\./)+(_(?:static|images)/[^\"')]+)")


def attempts(cells: list[NotebookNode], exercise: Exercise) -> Iterator[str]:
    """Chaque erreur typique, et la phrase qu’elle reçoit."""
    tried = [attempt.code for attempt in exercise.attempts]
    if exercise.check is not None and tried:
        yield "<p><strong>Erreurs typiques</strong></p>"
        for code, verdict in zip(tried, verdicts(codes_of(cells), exercise, tried)):
            yield f"<pre>{escape(code)}</pre>{verdict._repr_html_()}"


def chapter(path: Path) -> Iterator[str]:
    """Les exercices d’un chapitre, pris dans sa page."""
    cells = chapters.read(path).cells
    page = SITE / path.relative_to(ROOT).with_suffix(".html")
    article = BeautifulSoup(page.read_text("utf-8"), "html.parser").article
    assert article is not None
    for link in article.select("a"):
        link.unwrap()
    for part in article.select(".practice :is(.entry, .said)"):
        part.decompose()
    for folded in article.select("details"):
        folded["open"] = ""
    exercises = read(cells)
    if exercises:
        title = article.find("h1")
        assert isinstance(title, Tag)
        yield f"<h2>{title.decode_contents()}</h2>"
    for exercise in exercises:
        stated = article.find(id=exercise.label)
        assert isinstance(stated, Tag)
        solution = stated.find_next_sibling("details", class_="solution")
        yield str(stated)
        yield str(solution or "")
        yield from attempts(cells, exercise)


def write(folder: Path) -> Path:
    """Écrit le corrigé et ce dont il se sert, et rend son chemin."""
    shutil.rmtree(folder, ignore_errors=True)
    paths = [path for path in chapters.chapters() if path.parent == BOOK]
    body = "\n".join(part for path in paths for part in chapter(path))
    first = (SITE / "book" / f"{paths[0].stem}.html").read_text("utf-8")
    style = "".join(re.findall(r"<style>(.*?)</style>", first, re.DOTALL))
    html = PAGE.format(title=TITLE, style=style, body=body)
    for name in set(NEEDED.findall(html)):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SITE / name, target)
    folder.mkdir(parents=True, exist_ok=True)
    key = folder / "corrige.html"
    key.write_text(NEEDED.sub(r"\1", html), "utf-8")
    return key


if __name__ == "__main__":
    print(write(FOLDER).relative_to(ROOT))
