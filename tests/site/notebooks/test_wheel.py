"""La bibliothèque que le site porte : tout ``lib``, et la même octet pour octet."""

import hashlib
import subprocess
from importlib.metadata import PathDistribution
from zipfile import Path as InZip
from zipfile import ZipFile

from tests.site.conftest import SITE
from web.notebooks.wheel import stem, wheel_name, write_wheel
from web.repository import ROOT

WHEEL = SITE / "carnets" / wheel_name(ROOT)


def test_it_holds_every_file_of_the_library():
    listed = subprocess.run(
        ["git", "ls-files", "lib"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    with ZipFile(WHEEL) as bundle:
        held = {name for name in bundle.namelist() if ".dist-info/" not in name}
        assert bundle.read("lib/__init__.py") == (ROOT / "lib/__init__.py").read_bytes()
    assert held == set(listed.stdout.split())


def test_it_says_what_it_needs():
    about = PathDistribution(InZip(WHEEL, f"{stem(ROOT)}.dist-info/"))
    assert about.metadata["Name"] == "bases-apprentissage-profond"
    assert {"numpy>=2.0", "matplotlib", "scikit-learn"} <= set(about.requires)


def test_it_is_written_twice_the_same(tmp_path, monkeypatch):
    digests = set()
    for name, date in (("a", "1000000000"), ("b", "1700000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", date)
        (tmp_path / name).mkdir()
        write_wheel(ROOT, tmp_path / name / WHEEL.name)
        content = (tmp_path / name / WHEEL.name).read_bytes()
        digests.add(hashlib.sha256(content).hexdigest())
    assert len(digests) == 1
