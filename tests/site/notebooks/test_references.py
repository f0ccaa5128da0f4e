"""Un carnet de référence suit le texte de son chapitre, et ses sorties."""

import subprocess
import sys

import nbformat
import pytest

from web.notebooks.references import outputs_of, reference
from web.repository import BOOK, ROOT

CHAPTER = BOOK / "2-cout.md"


@pytest.fixture
def outputs():
    return outputs_of(nbformat.read(CHAPTER.with_suffix(".ipynb"), 4))


def changed(tmp_path, old, new):
    """Une copie du chapitre, dont un passage a changé."""
    text = CHAPTER.read_text("utf-8")
    assert old in text
    copy = tmp_path / CHAPTER.name
    copy.write_text(text.replace(old, new, 1), "utf-8")
    return copy


def test_a_changed_sentence_changes_the_reference(tmp_path, outputs):
    before = reference(CHAPTER, outputs)
    after = reference(changed(tmp_path, "La fonction de coût", "Le coût"), outputs)
    assert after.cells[0].source.startswith("# Le coût\n")
    assert before.cells[0].source.startswith("# La fonction de coût\n")


def test_a_number_without_its_value_says_what_to_do(tmp_path, outputs):
    copy = changed(tmp_path, "# La fonction", "# {glue:text}`inconnu:.2f` La fonction")
    with pytest.raises(
        LookupError, match="« inconnu » manque : lancez make references"
    ):
        reference(copy, outputs)


def test_a_reference_holds_neither_images_nor_data(outputs):
    mimes = {
        mime
        for cell in reference(CHAPTER, outputs).cells
        for output in cell.get("outputs", [])
        for mime in output.get("data", {})
    }
    assert "text/plain" in mimes
    assert not any(
        mime.startswith("image/") or mime.endswith("/json") for mime in mimes
    )


def test_a_chapter_that_no_build_has_executed_is_said(tmp_path):
    copy = changed(tmp_path, "print(", "print('nouveau', ")
    command = [sys.executable, "-m", "web.notebooks.references", copy]
    result = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert result.returncode == 1
    assert "2-cout.md n’est pas exécuté : lancez d’abord make book" in result.stderr


def test_where_the_book_is_does_not_take_sphinx():
    code = "import sys, web.repository, web.notebooks.chapters; print('sphinx' in sys.modules)"
    command = [sys.executable, "-c", code]
    result = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert result.stdout == "False\n"
