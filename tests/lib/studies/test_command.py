"""La commande calcule les études qui manquent, reprend un calcul, ou le vérifie."""

import json
import sys
from multiprocessing import Pool
from runpy import run_module

import pytest

from lib import studies
from lib.studies import __main__ as work
from tests.lib.studies.conftest import SCRIPT, command


def test_an_unknown_study_is_refused(place, capsys):
    assert command("fake", "other") == 2
    assert "étude inconnue : other" in capsys.readouterr().err


def test_the_command_explains_itself(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["lib.studies", "--help"])
    with pytest.raises(SystemExit):
        run_module("lib.studies", run_name="__main__")
    assert "recalculer et comparer" in capsys.readouterr().out


def test_what_is_stored_is_not_computed_again(place):
    command()
    path = studies.stored("fake")
    path.write_text(path.read_text("utf-8").replace("1.5", "9.5"), "utf-8")
    command()
    place(SCRIPT.replace("Une question.", "Une autre question."))
    command()
    assert studies.read("fake")["runs"]["b/1"]["loss"] == 9.5
    place(SCRIPT.replace("range(2)", "range(3)"))
    command()
    assert studies.read("fake")["runs"]["b/1"]["loss"] == 1.5
    assert studies.read("fake")["runs"]["b/2"]["loss"] == 2.5


def test_an_interrupted_study_resumes(place, folder, monkeypatch):
    stop = "    if seed == 1 and group == 'a': raise KeyError\n    return {"
    place(SCRIPT.replace("    return {", stop))
    monkeypatch.setattr(work, "Pool", lambda **quiet: Pool(1))
    with pytest.raises(KeyError):
        work.main(["fake"])
    assert not studies.stored("fake").exists()
    (unfinished,) = (folder / "unfinished").iterdir()
    assert json.loads(unfinished.read_text("utf-8")) == {
        "a/0": {"loss": 0.25, "steps": [0, 7]}
    }
    done = {key: {"loss": 8, "steps": []} for key in ("gone/0", "a/0", "a/1")}
    unfinished.write_text(json.dumps(done), "utf-8")
    command("fake")
    runs = studies.read("fake")["runs"]
    assert [run["loss"] for run in runs.values()] == [8, 8, 0.5, 1.5]
    assert not unfinished.exists()


def test_a_check_changes_nothing_and_names_what_differs(place):
    command()
    assert command("--check") is None
    path = studies.stored("fake")
    altered = path.read_text("utf-8").replace("1.5", "1.52").replace("1.25", "1.255")
    path.write_text(altered.replace("[1, 7]", "[1, 8]", 1), "utf-8")
    assert command("--check").splitlines() == [
        "fake, a/1, steps : [1, 8] est rangé, [1, 7] est recalculé (tolérance 0)",
        "fake, b/1, loss : 1.52 est rangé, 1.5 est recalculé (tolérance 0.01)",
    ]
    place(SCRIPT.replace("range(2)", "range(3)"))
    assert command("--check") == "fake : le script a changé depuis son résultat"


def test_measures_become_ordinary_numbers(place):
    place(
        '""""""\nimport numpy as np\ndef run(**settings): return {\'a\': np.pi, '
        "'b': np.int64(3), 'c': np.float32([0.1]), 'd': (True, [2e-9])}"
    )
    measured = work.measure("fake", {})
    assert json.loads(json.dumps(measured)) == measured
    assert measured == {"a": 3.14159, "b": 3, "c": [0.1], "d": [1, [2e-9]]}


def test_only_the_runs_have_a_bar(place):
    place(
        SCRIPT.replace(
            "    return {", "    from lib.training import progress\n    return {"
        ).replace('"steps": [seed, 7]', '"steps": progress is iter')
    )
    command()
    assert all(run["steps"] == 1 for run in studies.read("fake")["runs"].values())
