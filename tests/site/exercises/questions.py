"""Les questions du livre, lues dans ses chapitres, et celles d’une page ouverte."""

from functools import cache

from web.exercises.source import read
from web.notebooks.myst import rewrite
from web.repository import BOOK

CHAPTERS = sorted(path.stem for path in BOOK.glob("[1-9]-*.md"))
SCREENS = {
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
    "desk": {"viewport": {"width": 1366, "height": 800}},
}


@cache
def questions(chapter):
    """Les questions d’un chapitre, dans son ordre : (celles d’avant, les autres)."""
    before, after = [], []

    def collect(found, into):
        if found.name == "question":
            into.append(read(found.argument, found.options, found.body))
        elif found.name == "recall":
            rewrite(found.body, lambda inside: collect(inside, before))

    rewrite((BOOK / f"{chapter}.md").read_text(), lambda found: collect(found, after))
    # ``rewrite`` va de la fin vers le début.
    return before[::-1], after[::-1]


def asked(chapter):
    before, after = questions(chapter)
    return [*before, *after]
