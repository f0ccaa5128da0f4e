"""La police des figures est celle que fait ``python -m lib.figures.fonts``."""

import runpy
import sys

import pytest
from fontTools.ttLib import TTFont

from lib.figures.fonts import SERIF, SOURCE, reduced


def test_it_writes_french():
    assert {*map(ord, "àâçéèêëîïôùûœÀÇÉŒ«»’…−\u00a0\u202f")} <= TTFont(
        SERIF
    ).getBestCmap().keys()


@pytest.mark.skipif(not SOURCE.exists(), reason="sans les paquets npm, rien à refaire")
def test_it_is_what_the_command_makes(tmp_path, monkeypatch):
    saved, save = [], TTFont.save

    def elsewhere(font, path):
        saved.append(path)
        save(font, tmp_path / "serif.ttf")

    monkeypatch.setattr(TTFont, "save", elsewhere)
    monkeypatch.delitem(sys.modules, "lib.figures.fonts")
    runpy.run_module("lib.figures.fonts", run_name="__main__")
    assert saved == [SERIF]
    assert (tmp_path / "serif.ttf").read_bytes() == SERIF.read_bytes()


@pytest.mark.skipif(not SOURCE.exists(), reason="sans les paquets npm, rien à réduire")
def test_a_font_without_a_thin_space_takes_its_ordinary_one():
    files = SOURCE.parents[2] / "source-code-pro" / "files"
    code = reduced(files / "source-code-pro-latin-wght-normal.woff2", 400)
    characters = code.getBestCmap()
    assert 0x2009 not in characters
    assert characters[0x202F] == characters[0x20]
