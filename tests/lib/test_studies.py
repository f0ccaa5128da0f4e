"""La pièce des études : calculer, reprendre, relire, comparer."""

import json
import sys
from multiprocessing import Pool
from runpy import run_module

import numpy as np
import pytest

from lib import studies
from lib.studies import __main__ as work

SCRIPT = '''"""Une question."""

SEEDS = range(2)
TOLERANCE = {"loss": 0.01, "steps": 0}


def runs():
    for group in "ab":
        for seed in SEEDS:
            yield f"{group}/{seed}", {"group": group, "seed": seed}


def run(group, seed):
    return {"loss": seed + (0.25 if group == "a" else 0.5), "steps": [seed, 7]}
'''


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Un dossier d’études à soi, où rien n’est calculé."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr(studies, "FOLDER", tmp_path)
    monkeypatch.setattr(studies, "__path__", [str(tmp_path)])
    monkeypatch.setattr(work, "UNFINISHED", tmp_path / "unfinished")
    (tmp_path / "__init__.py").touch()
    return tmp_path


@pytest.fixture
def place(folder, monkeypatch):
    """Écrit le script « fake », à la place de celui qui y est."""

    def write(script=SCRIPT):
        monkeypatch.delitem(sys.modules, "lib.studies.fake", raising=False)
        monkeypatch.delattr(studies, "fake", raising=False)
        (folder / "fake.py").write_text(script, "utf-8")

    write()
    return write


def command(*arguments):
    """Le code de sortie de la commande, ou son message d’erreur."""
    with pytest.raises(SystemExit) as leaving:
        work.main(arguments)
    return leaving.value.code


def test_a_study_is_computed_then_read(place):
    assert studies.names() == ["fake"]
    assert command() is None
    study = studies.read("fake")
    assert study["study"] == "fake" and study["seeds"] == [0, 1]
    assert list(study["runs"]) == ["a/0", "a/1", "b/0", "b/1"]
    assert study["runs"]["b/1"] == {"loss": 1.5, "steps": [1, 7]}
    assert study["versions"].keys() == {"Python", "NumPy"}
    assert studies.stored("fake").read_text("utf-8").count("\n") == 6


def test_values_follow_the_seeds(place):
    command("fake")
    study = studies.read("fake")
    assert studies.values(study, "b", "loss").tolist() == [0.5, 1.5]
    assert studies.values(study, "a", "steps").tolist() == [[0, 7], [1, 7]]
    with pytest.raises(ValueError, match=r"étude fake : aucun essai « c/… »"):
        studies.values(study, "c", "loss")


def test_a_study_that_is_not_computed_says_how(place):
    with pytest.raises(FileNotFoundError, match="étude fake .* « make studies »"):
        studies.read("fake")


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


def test_a_paired_comparison():
    compared = studies.paired([3, 5, 1, 4], [1, 4, 2, 4])
    assert (compared.mean, compared.wins, compared.count) == (0.5, 2, 4)
    assert compared.spread == pytest.approx(np.sqrt(5 / 3))
    assert compared.error == pytest.approx(np.sqrt(5 / 12))


def test_the_images_that_one_network_alone_reads():
    assert studies.mcnemar([1, 1, 1, 0, 0, 1], [0, 0, 1, 1, 0, 0]) == (3, 1)


@pytest.mark.parametrize(
    ("day", "written"), [("03-01", "1ᵉʳ mars"), ("12-11", "11 déc")]
)
def test_a_report_says_when_and_shows_the_script(place, day, written):
    command()
    path = studies.stored("fake")
    study = studies.read("fake") | {"date": f"2026-{day}"}
    path.write_text(json.dumps(study), "utf-8")
    report = studies.report("fake").data
    assert report.startswith(f"Calculée le {written}")
    assert "2026, avec Python 3." in report and f"NumPy {np.__version__}" in report
    assert "2 graines, de 0 à 1, et 4 essais." in report
    assert report.endswith(f"fake.py\n\n{SCRIPT}```")
