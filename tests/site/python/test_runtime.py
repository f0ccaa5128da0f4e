"""Ce qui vient d’ailleurs est celui du verrou, ou n’entre pas dans le site."""

import hashlib
import json
import re
import zipfile

import pytest

from tests.site.conftest import SITE, chapter
from web.pages.archive import ARCHIVE, LARGE_ARCHIVE
from web.python import origins, runtime
from web.python.shipping import archive_name, library
from web.repository import ROOT

CONTENT = b"une roue"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def test_the_runtime_is_there():
    folder = ROOT / runtime.RUNTIME
    assert (folder / runtime.LOCK).exists(), (
        "Python manque aux pages : make book dit pourquoi"
    )
    packages = json.loads((folder / runtime.LOCK).read_text("utf-8"))["packages"]
    assert {"numpy", "matplotlib", "pandas", "scikit-learn"} <= packages.keys()
    for about in packages.values():
        content = (folder / about["file_name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == about["sha256"]


def test_a_file_comes_from_the_first_source_that_has_the_right_one():
    asked = []

    def source(name, content):
        return lambda file: asked.append((name, file)) or content

    found = [source("vide", None), source("altérée", b"x"), source("bonne", CONTENT)]
    assert (
        origins.verified("a.whl", SHA256, [*found, source("plus loin", b"")]) == CONTENT
    )
    assert [name for name, _ in asked] == ["vide", "altérée", "bonne"]


def test_an_altered_file_is_refused_by_its_name():
    with pytest.raises(ValueError, match="a.whl n’est pas celui du verrou"):
        origins.verified("a.whl", SHA256, [lambda name: b"autre chose"])


def test_a_file_that_nobody_has_is_named():
    with pytest.raises(LookupError, match="a.whl : aucune source ne répond"):
        origins.verified("a.whl", SHA256, [lambda name: None])


def test_without_it_one_sentence_says_so_and_the_book_is_built(
    capsys, monkeypatch, tmp_path
):
    monkeypatch.setattr(runtime, "copies", lambda folder: lambda name: None)
    monkeypatch.setattr(runtime, "official", lambda version: lambda name: None)
    monkeypatch.setattr(runtime, "RUNTIME", tmp_path / "python")
    runtime.main()
    said = capsys.readouterr().err
    assert re.fullmatch(r"Les pages se passeront de Python : \S+ : aucune .*\n", said)
    assert not (tmp_path / "python").exists()


def test_a_book_without_it_is_the_book_of_before(build):
    site, _ = build("# Page\n\n```{code-cell}\nprint(1)\n```\n")
    assert not re.search('data-cells|class="python"', chapter(site))
    assert not (site / "_static" / "python").exists()
    assert not (site / LARGE_ARCHIVE).exists()


def test_what_is_archived_is_lib_without_the_images_and_its_name_follows_it():
    members = library()
    assert {"lib/network.py", "web_python/runner.py"} <= members.keys()
    assert not any("mnist.npz" in name for name in members)
    before = archive_name(members)
    assert archive_name(members | {"lib/network.py": b"autre"}) != before
    assert (SITE / before).exists()


def test_one_archive_carries_python_and_the_other_is_light():
    with (
        zipfile.ZipFile(SITE / LARGE_ARCHIVE) as large,
        zipfile.ZipFile(SITE / ARCHIVE) as light,
    ):
        folder = large.namelist()[0].partition("/")[0]
        page = f"{folder}/book/1-perceptron.html"
        assert any("numpy" in name for name in large.namelist())
        assert not any("_static/python/" in name for name in light.namelist())
        assert "data-cells" in large.read(page).decode()
        told = light.read(page).decode()
        assert not re.search('data-cells|run-all|class="python"', told)
