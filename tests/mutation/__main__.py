"""Change ``lib`` de mille façons, et demande aux tests de s’en apercevoir.

``make mutation`` le lance. Un mutant qui survit montre un test qui manque, à moins
que ``survivants.md`` ne dise pourquoi il ne change rien.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from lib.numbers import french

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORK = ROOT / "_build" / "mutants"
MUTMUT = Path(sys.executable).with_name("mutmut")
BAR = 0.95


def prepare():
    """Copie ``lib`` et ses tests, seuls, là où mutmut travaille."""
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(ROOT / "lib", WORK / "lib")
    shutil.copytree(ROOT / "tests" / "lib", WORK / "tests" / "lib")
    shutil.copy(ROOT / "tests" / "__init__.py", WORK / "tests")
    shutil.copy(HERE / "pyproject.toml", WORK)


def mutmut(*arguments, **options):
    """Lance mutmut, là où aucune autre copie de ``lib`` ne s’importe."""
    alone = {name: os.environ[name] for name in os.environ if name != "PYTHONPATH"}
    command = [MUTMUT, *arguments]
    return subprocess.run(command, cwd=WORK, env=alone, check=True, **options)


def printed(*arguments):
    return mutmut(*arguments, capture_output=True, text=True).stdout


def changes(text):
    """Les (fichier, ligne ôtée, ligne ajoutée) d’un diff, ou d’une page de diffs."""
    found = set()
    for line in text.splitlines():
        content = line[1:].strip()
        if line.startswith("--- "):
            file = line[4:]
        elif line.startswith("-"):
            removed = content
        elif line.startswith("+") and not line.startswith("+++ "):
            found.add((file, removed, content))
    return found


def main():
    prepare()
    mutmut("run")
    results = re.findall(
        r"(\S+__mutmut_\d+): (.+)", printed("results", "--all", "true")
    )
    alive = [name for name, status in results if status not in ("killed", "timeout")]
    score = 1 - len(alive) / len(results)
    killed = french(score, ".1%")
    print(f"{len(results)} mutants, {len(alive)} survivants, {killed} tués")

    survivors = set().union(*(changes(printed("show", name)) for name in alive))
    explained = changes((HERE / "survivants.md").read_text("utf-8"))
    for title, wrong in {
        "Survit sans explication": survivors - explained,
        "Expliqué, mais ne survit plus": explained - survivors,
    }.items():
        for file, removed, added in sorted(wrong):
            print(f"{title}\N{NO-BREAK SPACE}: {file}\n- {removed}\n+ {added}")
    sys.exit(score < BAR or survivors != explained)


if __name__ == "__main__":
    main()
