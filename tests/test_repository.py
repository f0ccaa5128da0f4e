"""Ce que lisent GitHub, git, Zenodo et qui contribue est valide, sûr et d’accord."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from web.repository import ROOT

CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
LONGEST = 150
HOOK = ["pre-commit", "run", "sujet", "--hook-stage", "commit-msg"]


def run(*command, folder=ROOT):
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )


def schema(name):
    return ["check-jsonschema", "--builtin-schema", f"vendor.{name}"]


@pytest.mark.parametrize(
    ("command", "pattern"),
    [
        (schema("github-workflows"), ".github/workflows/*.yml"),
        (schema("dependabot"), ".github/dependabot.yml"),
        (
            ["zizmor", "--offline", "--no-progress", "--persona=auditor"],
            ".github/**/*.yml",
        ),
        (schema("citation-file-format"), "CITATION.cff"),
        (["pre-commit", "validate-config"], ".pre-commit-config.yaml"),
    ],
    ids=["flux", "dependabot", "sûreté", "citation", "pre-commit"],
)
def test_settings_are_valid(command, pattern):
    files = sorted(ROOT.glob(pattern))
    assert files
    result = run(*command, *files)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.network
def test_the_citation_converts():
    """À part : cffconvert demande un jsonschema plus ancien que celui de Jupyter."""
    result = run("uv", "tool", "run", "cffconvert@2.0.0", "--format", "bibtex")
    assert result.returncode == 0, result.stderr
    assert CITATION["title"] in result.stdout


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    last, date = re.search(r"^## ([\d.]+) – (\S+)$", changes, re.MULTILINE).groups()
    assert "## Non publié" in changes
    assert project["version"] == CITATION["version"] == last
    assert CITATION["date-released"] == date


def test_dependabot_reads_every_request_but_those_of_the_measurements():
    settings = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))
    [python] = [u for u in settings["updates"] if u["package-ecosystem"] == "pip"]
    files = run("git", "ls-files", "*requirements.txt").stdout.split()
    asked = {f"/{Path(file).parent.as_posix()}".removesuffix(".") for file in files}
    assert set(python["directories"]) == asked - {"/bench"}


@pytest.mark.parametrize(("length", "accepted"), [(71, True), (72, False)])
def test_a_commit_has_a_short_subject(length, accepted, tmp_path, monkeypatch):
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    shutil.copy(ROOT / ".pre-commit-config.yaml", tmp_path)
    message = tmp_path / "message"
    message.write_text("é" * length + "\n\n" + "Le pourquoi. " * 10, "utf-8")
    run("git", "init", "--quiet", folder=tmp_path)
    run("git", "add", ".pre-commit-config.yaml", folder=tmp_path)
    result = run(*HOOK, "--commit-msg-filename", message, folder=tmp_path)
    assert (result.returncode == 0) is accepted, result.stdout + result.stderr


def test_make_lists_all_its_commands():
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", "")
    [targets] = re.findall(r"^\.PHONY: help (.*)$", makefile, re.MULTILINE)
    listed = re.findall(r"\bmake ([\w-]+)", run("make", "help").stdout)
    assert set(targets.split()) <= set(listed)


def test_a_python_file_is_short():
    files = run("git", "ls-files", "*.py").stdout.split()
    lengths = {f: len((ROOT / f).read_text("utf-8").splitlines()) for f in files}
    assert lengths
    assert {f: length for f, length in lengths.items() if length > LONGEST} == {}
