"""Le temps que prend la construction du livre, et ce que pèse le site.

``python -m bench.build`` construit une copie du dépôt, de zéro puis après de petits
changements, et écrit les tableaux dans ``bench/build.md``.
"""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

from joblib import cpu_count
from jupyter_cache import get_cache

from bench.timing import number, table

ROOT = Path(__file__).parents[1]
COMMAND = (
    "jupyter-book",
    "build",
    "--warningiserror",
    "--nitpick",
    "--keep-going",
    ".",
)
ROUNDS = 3


def copy_repository(folder):
    """Tout ce qui sert à construire, et rien de ce qui l’a déjà été."""
    built = shutil.ignore_patterns("_build", ".venv", ".git", "node_modules")
    shutil.copytree(ROOT, folder, ignore=built)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")


def build(folder):
    """La durée d’une construction, en secondes ; ``CalledProcessError`` si elle échoue."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    start = time.perf_counter()
    subprocess.run(
        COMMAND, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def executions(folder):
    """Le temps d’exécution de chaque chapitre, en secondes, lu dans le cache."""
    [database] = (folder / "_build").glob(".jupyter_cache/*/global.db")
    return {
        Path(record.uri).stem: record.data["execution_seconds"]
        for record in get_cache(database.parent).list_cache_records()
    }


def add_line(path, line):
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def measure(folder):
    """Les durées de chaque construction, le temps des chapitres, et le poids du site."""
    copy_repository(folder)
    durations = {"à froid": build(folder)}
    chapters = executions(folder)
    shutil.rmtree(folder / "_build" / "html")
    shutil.rmtree(folder / "_build" / ".doctrees")
    durations["les pages seules, tout étant exécuté"] = build(folder)
    unchanged = [build(folder) for _ in range(ROUNDS)]
    durations["rien n’a changé"] = median(unchanged)
    sentences = []
    for _ in range(ROUNDS):
        add_line(folder / "book" / "5-mnist.md", "Une phrase de plus.")
        sentences.append(build(folder))
    durations["après une phrase"] = median(sentences)
    weights = [
        p.stat().st_size for p in (folder / "_build/html").rglob("*") if p.is_file()
    ]
    add_line(folder / "lib" / "losses.py", "# Une ligne de plus.")
    durations["après une ligne de `lib`"] = build(folder)
    return durations, chapters, weights


def report(durations, chapters, weights):
    cold, pages, *_ = durations.values()
    cores, work = cpu_count(), sum(chapters.values())
    longest = max(chapters, key=chapters.get)
    ideal = max(chapters[longest], work / cores) + pages
    rows = [("construction", "secondes")]
    rows += [(name, number(seconds)) for name, seconds in durations.items()]
    times = [("exécution", "secondes")]
    times += [(name, number(chapters[name])) for name in sorted(chapters)]
    times.append(("ensemble", number(work)))
    return (
        table(*rows)
        + table(*times)
        + f"Sur {cores} cœurs, l’idéal serait de {number(ideal)} s : le plus long de "
        f"`{longest}` et de l’ensemble partagé entre les cœurs, puis les pages. "
        f"La construction à froid en prend {number(cold / ideal)} fois autant ; "
        "nous voulons au plus 1,3, et au plus 5 s après une phrase. Le site pèse "
        f"{number(sum(weights) / 1e6)} Mo, en {len(weights)} fichiers.\n"
    )


def main():
    with tempfile.TemporaryDirectory() as folder:
        written = report(*measure(Path(folder) / "livre"))
    print(written)
    Path(__file__).with_suffix(".md").write_text(written, "utf-8")


if __name__ == "__main__":
    main()
