"""L’empreinte suit ce dont dépend une construction, et rien de passager."""

import sys

import pytest

from web.build.fingerprint import fingerprint


@pytest.fixture
def book(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.py").write_text("x = 1")
    return tmp_path


def test_the_fingerprint_follows_its_files_and_nothing_else(book):
    before = fingerprint(book, "lib/**/*")
    (book / "book").mkdir()
    (book / "book" / "b.md").touch()
    assert fingerprint(book, "lib/**/*") == before
    (book / "lib" / "a.py").write_text("x = 2")
    assert fingerprint(book, "lib/**/*") != before


@pytest.mark.parametrize(
    "name",
    [
        "a.pyc",
        ".a.py.swp",
        "a.py~",
        "#a.py#",
        ".#a.py",
        ".DS_Store",
        "a.tmp",
        ".ok/a.py",
    ],
)
def test_what_an_editor_leaves_changes_nothing(book, name):
    before = fingerprint(book, "lib/**/*")
    path = book / "lib" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("passager")
    assert fingerprint(book, "lib/**/*") == before


def test_the_fingerprint_follows_python_and_its_packages(book, monkeypatch):
    before = fingerprint(book, "lib/*")
    assert fingerprint(book, "lib/*", words=["numpy==3"]) != before
    monkeypatch.setattr(sys, "version", "3.99")
    assert fingerprint(book, "lib/*") != before


def test_a_renamed_file_changes_the_fingerprint(book):
    before = fingerprint(book, "lib/*")
    (book / "lib" / "a.py").rename(book / "lib" / "b.py")
    assert fingerprint(book, "lib/*") != before
