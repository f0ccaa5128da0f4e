"""Le résultat d’une étude se relit, se compare et se raconte."""

import json
import platform

import numpy as np
import pytest

from lib import studies
from tests.lib.studies.conftest import SCRIPT, command


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


def test_a_group_may_have_several_names():
    study = {"study": "deux", "runs": {"a/b/0": {"loss": 1}, "a/c/0": {"loss": 2}}}
    assert studies.values(study, "a/b", "loss").tolist() == [1]


def test_results_lie_beside_the_scripts():
    assert studies.stored("x") == studies.FOLDER / "results/x.json"


def test_a_study_that_is_not_computed_says_how(place):
    with pytest.raises(FileNotFoundError, match="étude fake .* « make studies »"):
        studies.read("fake")


def test_a_paired_comparison():
    compared = studies.paired(*np.uint8([[3, 5, 1, 4], [1, 4, 2, 4]]))
    assert (compared.mean, compared.wins, compared.count) == (0.5, 2, 4)
    assert compared.spread == pytest.approx(np.sqrt(5 / 3))
    assert compared.error == pytest.approx(np.sqrt(5 / 12))


def test_the_images_that_one_network_alone_reads():
    a, b = [1.0, 1, 1, 1, 0, 0, 1], [0.0, 0, 1, 1, 1, 0, 0]
    assert studies.mcnemar(a, b) == (3, 1)


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
    versions = f"Python {platform.python_version()} et NumPy {np.__version__}"
    assert f"2026, avec {versions}" in report
    assert "2 graines, de 0 à 1, et 4 essais." in report
    assert report.endswith(f"fake.py\n\n{SCRIPT}```")
