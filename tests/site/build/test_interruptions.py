"""Une construction interrompue, doublée ou avertie, et ce que donne la suivante."""

import os
import random
import signal
import time

import pytest

from tests.site.build.builds import build, clean, files, start, write


def interrupt(book, times):
    """SIGINT ou SIGKILL, à un moment tiré au hasard, sur un livre froid ou tiède."""
    sites, durations = {}, {}
    for text in ("Un texte.", "Un autre texte, plus long."):
        for cold in (True, False):
            if cold:
                clean(book)
            write(book, text)
            began = time.perf_counter()
            assert build(book)[0] == 0
            durations[cold] = time.perf_counter() - began
        sites[text] = files(book)
    generator, interrupted = random.Random(0), 0
    while interrupted < times:
        text, cold = generator.choice(list(sites)), generator.random() < 0.5
        if cold:
            clean(book)
        write(book, text)
        began = time.perf_counter()
        process = start(book)
        process.join(generator.uniform(0, durations[cold]))
        if not process.is_alive():
            durations[cold] = time.perf_counter() - began
        else:
            os.kill(process.pid, generator.choice([signal.SIGINT, signal.SIGKILL]))
        process.join()
        interrupted += process.exitcode != 0
        code, log = build(book)
        assert code == 0, log
        assert files(book) == sites[text], f"après l’interruption {interrupted}"


def test_interruptions_never_spoil_the_next_build(book):
    interrupt(book, times=2)


@pytest.mark.weekly
def test_fifty_interruptions_never_spoil_the_next_build(book):
    interrupt(book, times=50)


def test_two_builds_at_once_take_turns(book, expected):
    first, second = start(book), start(book)
    first.join()
    second.join()
    assert first.exitcode == second.exitcode == 0
    assert files(book) == expected
    logs = [path.read_text("utf-8") for path in book.glob("journal-*.txt")]
    assert any("celle-ci attend" in log for log in logs)


def test_a_build_with_a_warning_is_not_forgiven_by_the_next(book, expected):
    write(book, "Un [lien](nulle-part.md).")
    for _ in range(2):
        code, log = build(book)
        assert code == 1
        assert "nulle-part" in log
    write(book)
    assert build(book)[0] == 0
    assert files(book) == expected


def test_checking_the_links_halfway_does_not_spoil_the_site(book, expected):
    assert build(book)[0] == 0
    process = start(book, builder="linkcheck")
    while not (book / "_build" / ".doctrees-unfinished").exists():
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    code, log = build(book)
    assert code == 0, log
    assert files(book) == expected
    assert not (book / "_build" / ".doctrees-unfinished").exists()
