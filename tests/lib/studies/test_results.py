"""Chaque étude : son script suit le contrat, et son résultat est bien le sien."""

import ast
import sys
from inspect import getsource

import pytest

from lib import studies
from lib.studies import __main__ as work

each_study = pytest.mark.parametrize("name", studies.names())


@each_study
def test_the_result_is_that_of_the_script(name):
    study, script = studies.read(name), work.module(name)
    assert study["script"] == work.fingerprint(name), "lancez « make studies »"
    assert study["seeds"] == list(script.SEEDS)
    assert study["runs"].keys() == dict(script.runs()).keys()


@each_study
def test_the_first_run_gives_again_what_is_stored(name):
    script = work.module(name)
    key, settings = next(script.runs())
    measured = work.measure(name, settings)
    stored = studies.read(name)["runs"][key]
    assert measured.keys() == stored.keys()
    assert work.faults(name, {key: measured}) == []


@each_study
def test_each_quantity_has_its_tolerance(name):
    measured = {q for run in studies.read(name)["runs"].values() for q in run}
    assert measured == work.module(name).TOLERANCE.keys()


@each_study
def test_a_script_is_short_documented_and_has_seeds_enough(name):
    script = work.module(name)
    assert len(getsource(script).splitlines()) <= 150
    assert len(script.__doc__) > 200
    assert len(script.SEEDS) >= 10


@each_study
def test_a_script_imports_only_lib_and_numpy(name):
    allowed = {"lib", "numpy"} | sys.stdlib_module_names
    for node in ast.walk(ast.parse(getsource(work.module(name)))):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= allowed
        elif isinstance(node, ast.ImportFrom):
            assert node.module.split(".")[0] in allowed and node.level == 0
