"""Ce que dit la page des enseignants : chaque chapitre y a sa place."""

import re

from web.repository import BOOK

PAGE = (BOOK / "annexes" / "enseigner.md").read_text("utf-8")
CHAPTERS = {path.name[0]: path for path in sorted(BOOK.glob("[0-9]*.md"))}


def rows(title):
    """Les lignes du tableau d’une section, sans son en-tête."""
    section = PAGE.split(f" {title}\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in section.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_chapter_says_what_it_brings():
    assert [*re.findall(r"\{include\} \.\./(\S+)", PAGE)] == [
        path.name for path in CHAPTERS.values()
    ]


def test_the_sessions_follow_the_book():
    for count, title in ((10, "En dix séances"), (15, "En quinze séances")):
        sessions = rows(title)
        assert [int(number) for number, *_ in sessions] == [*range(1, count + 1)]
        read = [re.search(r"\.\./(\d)-", lessons)[1] for _, lessons, *_ in sessions]
        assert read == sorted(read)
        assert {*read} | {"8"} == {*CHAPTERS}


def test_every_belief_has_its_question_in_its_chapter():
    beliefs = rows("Ce que l’on croit, et la question qui le montre")
    for number, _, question in beliefs:
        name = re.fullmatch(r"\{ref\}`(q-[\w-]+)`", question)[1]
        assert f":name: {name}\n" in CHAPTERS[number].read_text("utf-8"), name
    assert all(sum(row[0] == number for row in beliefs) >= 3 for number in CHAPTERS)
