"""nbval et sa tolérance, sur un carnet dont on sait quelles cellules échouent."""

import subprocess
import sys
from xml.etree import ElementTree

import nbformat
import nbval.plugin
import pytest

from tests.book import tolerance
from web.repository import ROOT

# Cellule, sortie de référence, étiquettes, rang d’exécution, et si la cellule passe.
RESULTS = {
    "identique": ("print('perte', 0.5)", "perte 0.5\n", [], 1, True),
    "dérive permise": ("print(0.5)", "0.50009\n", ["tolerance-0.0001"], 2, True),
    "sans étiquette": ("print(0.5)", "0.50009\n", [], 3, False),
    "dérive trop grande": ("print(0.5)", "0.5002\n", ["tolerance-0.0001"], 4, False),
    "entier changé": ("print(3)", "4\n", ["tolerance-2"], 5, False),
    "sortie perdue": ("pass", "0.5\n", [], 6, False),
    "sortie imprévue": ("print(0.5)", "", [], 7, False),
    "erreur": ("1 / 0", "", [], 8, False),
    "jamais exécutée": ("print(0.5)", "", [], None, False),
}


def test_a_reference_notebook_fails_where_it_should(tmp_path):
    cells = [
        nbformat.v4.new_code_cell(
            code,
            execution_count=rank,
            metadata={"tags": tags},
            outputs=[nbformat.v4.new_output("stream", text=text)] if text else [],
        )
        for code, text, tags, rank, _ in RESULTS.values()
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "carnet.ipynb")
    report = tmp_path / "rapport.xml"
    command = [sys.executable, "-m", "pytest", f"--rootdir={tmp_path}"]
    command += [f"--junit-xml={report}", "-c", ROOT / "pyproject.toml"]
    subprocess.run([*command, tmp_path], cwd=ROOT, check=False)
    cases = ElementTree.parse(report).iter("testcase")
    passed = {name: not len(case) for name, case in zip(RESULTS, cases)}
    assert passed == {name: expected for name, (*_, expected) in RESULTS.items()}


def test_cells_of_another_kind_are_refused():
    class OtherCell(nbval.plugin.IPyNbCell):
        pass

    with pytest.raises(pytest.UsageError, match="ses cellules sont des OtherCell"):
        tolerance.pytest_collection_modifyitems([object.__new__(OtherCell)])


def test_a_plugin_that_has_lost_a_method_is_refused(monkeypatch):
    monkeypatch.delattr(nbval.plugin.IPyNbCell, "sanitize")
    with pytest.raises(pytest.UsageError, match="IPyNbCell.sanitize n’existe plus"):
        tolerance.pytest_configure()
