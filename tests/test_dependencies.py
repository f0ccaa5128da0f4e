"""Les versions : toutes fixées, d’accord entre elles, et sous leurs plafonds."""

import json
import re
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sphinxcontrib import katex

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BINDER = [str(path) for path in ROOT.glob("_build/binder/lib/python*/site-packages")]
OPTIONS = re.compile(r"-[cr] [\w./]+\.txt|-e \.")


def pinned(path):
    """Ce que demande un fichier, où chaque paquet a sa version, et aucune adresse."""
    lines = (ROOT / path).read_text("utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    packages = [Requirement(line) for line in lines if not OPTIONS.fullmatch(line)]
    for package in packages:
        assert re.fullmatch(r"==[^*,]+", str(package.specifier)), package
        assert not package.url and not package.marker, package
    return packages


def versions(path):
    """La version de chaque paquet, par son nom normalisé."""
    found = {canonicalize_name(p.name): str(p.specifier)[2:] for p in pinned(path)}
    assert len(found) == len(pinned(path)), "un paquet est fixé deux fois"
    return found


def needed(packages, folders):
    """Tout ce dont des paquets installés ont besoin, de proche en proche."""
    installed = {canonicalize_name(d.name): d for d in distributions(path=folders)}
    found = set()

    def visit(package):
        key = canonicalize_name(package.name), frozenset(package.extras)
        if key not in found:
            found.add(key)
            for other in map(Requirement, installed[key[0]].requires or []):
                extras = [{"extra": extra} for extra in ("", *package.extras)]
                if not other.marker or any(map(other.marker.evaluate, extras)):
                    visit(other)

    for package in packages:
        visit(package)
    return {name for name, _ in found}


@pytest.mark.parametrize("folder", [".", "tests", "tests/mutation", ".binder"])
def test_what_is_asked_for_has_the_version_of_the_constraints(folder):
    asked = versions(f"{folder}/requirements.txt")
    assert asked
    assert asked.items() <= versions("constraints.txt").items()


@pytest.mark.parametrize(
    ("folders", "paths"),
    [(["."], sys.path), (["tests"], sys.path), ([".binder", "."], BINDER)],
    ids=["livre", "tests", "binder"],
)
def test_the_constraints_leave_nothing_out(folders, paths):
    asked = [p for folder in folders for p in pinned(f"{folder}/requirements.txt")]
    assert needed(asked, paths) <= versions("constraints.txt").keys()


def test_versions_stay_under_their_ceilings():
    chosen = versions("constraints.txt")
    ceilings = PROJECT["tool"]["uv"]["constraint-dependencies"]
    assert "jupyter-book<2" in ceilings
    assert "numpy>=2.0" in PROJECT["project"]["dependencies"]
    for limit in map(Requirement, [*ceilings, *PROJECT["project"]["dependencies"]]):
        assert limit.specifier.contains(chosen[limit.name]), limit


def test_pytorch_is_pinned_for_the_measurements():
    assert versions("bench/requirements.txt").keys() == {"torch"}


@pytest.mark.parametrize("folder", [".", "bench"])
def test_npm_installs_what_is_asked_for_from_no_given_address(folder):
    package = json.loads((ROOT / folder / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))
    asked = {**package["dependencies"], **package.get("devDependencies", {})}
    for name, version in asked.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    for name, entry in lock["packages"].items():
        assert "resolved" not in entry, name
        assert not name or "integrity" in entry, name


def test_katex_is_the_one_that_sphinx_knows():
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert package["dependencies"]["katex"] == katex.katex_version
