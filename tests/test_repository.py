"""Les flux de travail GitHub sont valides, et sûrs."""

import subprocess

import pytest

from web.repository import BOOK

WORKFLOWS = BOOK.parent / ".github" / "workflows"


@pytest.mark.parametrize(
    "command",
    [
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
        ["zizmor", "--offline", "--no-progress", "--persona=auditor"],
    ],
    ids=lambda command: command[0],
)
def test_the_workflows(command):
    files = sorted(WORKFLOWS.glob("*.yml"))
    assert files
    result = subprocess.run(
        [*command, *files], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
