"""Le cache d’exécution : abîmé, encombré, ou devant un noyau qui meurt."""

import pytest

from tests.site.build.builds import build, files, write
from tests.site.sampling import sampled
from web.build.execution import last_first


def remove_executed(cache):
    for notebook in cache.rglob("base.ipynb"):
        notebook.unlink()


def truncate_executed(cache):
    for notebook in cache.rglob("base.ipynb"):
        notebook.write_bytes(notebook.read_bytes()[:-40])


def scramble_database(cache):
    (cache / "global.db").write_bytes(b"SQLite ?")


DAMAGES = [remove_executed, truncate_executed, scramble_database]


@pytest.mark.parametrize("damage", sampled(DAMAGES, truncate_executed))
def test_a_damaged_cache_is_made_anew(book, damage):
    assert build(book)[0] == 0
    site = files(book)
    (cache,) = (book / "_build" / ".jupyter_cache").iterdir()
    damage(cache)
    write(book, "Une phrase change, et le chapitre se relit.")
    code, log = build(book)
    assert code == 0, log
    assert "exécuté en" in log
    write(book)
    assert build(book)[0] == 0
    assert files(book) == site


@pytest.mark.weekly
def test_what_lies_beside_the_cache_is_left_alone(book, expected):
    caches = book / "_build" / ".jupyter_cache"
    (caches / "notes").mkdir(parents=True)
    (caches / "un-fichier.txt").touch()
    assert build(book)[0] == 0
    assert files(book) == expected
    assert (caches / "notes").exists() and (caches / "un-fichier.txt").exists()


def test_an_editor_does_not_make_the_chapters_run_again(book):
    assert build(book)[0] == 0
    (book / "lib" / ".answer.py.swp").write_bytes(b"vim")
    write(book, "Une autre phrase.")
    code, log = build(book)
    assert code == 0
    assert "exécuté en" not in log


def test_a_kernel_that_dies_is_said(book):
    write(book, code="import os\nos.kill(os.getpid(), 9)")
    code, log = build(book)
    assert code != 0
    assert "un : le noyau Jupyter s’est arrêté en cours d’exécution" in log


def test_the_tenth_chapter_comes_after_the_second():
    pages = ["book/2-b", "book/10-j", "book/annexes/c", "book/1-a"]
    assert sorted(pages, key=last_first)[1:] == ["book/1-a", "book/2-b", "book/10-j"]
