"""Ce qui interrompt ou gêne une construction, et ce que donne la suivante."""

import ctypes
import hashlib
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest
from sphinx.application import Sphinx
from sphinx.errors import SphinxError

from tests.site.test_extension import CONFIG
from web.notebooks import BOOK

ROOT = BOOK.parent
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["myst_nb", "web", __name__])
SETTINGS = CONFIG | {
    "exclude_patterns": ["_build", "node_modules"],
    "nb_execution_mode": "cache",
    "nb_execution_show_tb": True,
}
CHAPTER = """\
---
file_format: mystnb
kernelspec:
  name: python3
---
# {title}

{text} $x^2$

```{{code-cell}}
{code}
```
"""
MODULE = "answer = 6 * 7"
INDEX = "# Accueil\n\n```{toctree}\nun\ndeux\n```\n"
HUGE = "print('=' * 300_000)"


def write(root, text="Un texte.", code="import lib.answer\nprint(lib.answer.answer)"):
    """Écrit les pages du livre ; ``text`` et ``code`` changent la première."""
    (root / "index.md").write_text(INDEX, "utf-8")
    for name, words, cell in (("un", text, code), ("deux", "Fixe.", "print(2 + 2)")):
        page = CHAPTER.format(title=name.title(), text=words, code=cell)
        (root / f"{name}.md").write_text(page, "utf-8")


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Un livre de deux chapitres et sa ``lib``, dans un dossier mal nommé."""
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    root = tmp_path / "un livre d’été, à part"
    (root / "lib").mkdir(parents=True)
    (root / "lib" / "__init__.py").touch()
    (root / "lib" / "answer.py").write_text(MODULE)
    (root / "_build").mkdir()
    for made in ("node_modules", "_build/.fonts"):
        (root / made).symlink_to(ROOT / made)
    write(root)
    return root


def construct(root, hinder=None):
    """Construit le livre, dans un programme à part qu’on peut arrêter."""
    if hinder:
        hinder()
    os.environ["PYTHONPATH"] = str(root)
    os.chdir(root)
    out = root / "_build"
    with (root / f"journal-{os.getpid()}.txt").open("w") as log:
        try:
            app = Sphinx(
                root,
                None,
                out / "html",
                out / ".doctrees",
                "html",
                confoverrides=SETTINGS,
                status=log,
                warning=log,
                warningiserror=True,
                keep_going=True,
            )
            app.build()
        except (SphinxError, OSError) as error:
            log.write(str(error))
            sys.exit(2)
    sys.exit(app.statuscode)


def start(root, hinder=None):
    process = PROCESSES.Process(target=construct, args=(root, hinder))
    process.start()
    return process


def build(root, hinder=None):
    """Une construction menée à son terme : (code de sortie, ce qu’elle a dit)."""
    process = start(root, hinder)
    process.join(120)
    return process.exitcode, (root / f"journal-{process.pid}.txt").read_text("utf-8")


def files(root):
    """Les fichiers du site et leurs empreintes."""
    site = root / "_build" / "html"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def clean(root):
    """Efface ce qu’une construction laisse, polices exceptées."""
    for folder in ("html", ".doctrees", ".jupyter_cache", "jupyter_execute"):
        shutil.rmtree(root / "_build" / folder, ignore_errors=True)


@pytest.fixture
def expected(book):
    """Le site du livre, construit sans encombre, puis effacé."""
    code, log = build(book)
    assert code == 0, log
    site = files(book)
    assert len(site) > 30
    clean(book)
    return site


def test_fifty_interruptions_never_spoil_the_next_build(book):
    """SIGINT ou SIGKILL, à un moment tiré au hasard, sur un livre froid ou tiède."""
    sites, durations = {}, {}
    for text in ("Un texte.", "Un autre texte, plus long."):
        for cold in (True, False):
            if cold:
                clean(book)
            write(book, text)
            began = time.perf_counter()
            assert build(book)[0] == 0
            durations[cold] = time.perf_counter() - began
        sites[text] = files(book)
    generator, interrupted = random.Random(0), 0
    while interrupted < 50:
        text, cold = generator.choice(list(sites)), generator.random() < 0.5
        if cold:
            clean(book)
        write(book, text)
        began = time.perf_counter()
        process = start(book)
        process.join(generator.uniform(0, durations[cold]))
        if not process.is_alive():
            durations[cold] = time.perf_counter() - began
        else:
            os.kill(process.pid, generator.choice([signal.SIGINT, signal.SIGKILL]))
        process.join()
        interrupted += process.exitcode != 0
        code, log = build(book)
        assert code == 0, log
        assert files(book) == sites[text], f"après l’interruption {interrupted}"


def test_two_builds_at_once_take_turns(book, expected):
    first, second = start(book), start(book)
    first.join()
    second.join()
    assert first.exitcode == second.exitcode == 0
    assert files(book) == expected
    logs = [path.read_text("utf-8") for path in book.glob("journal-*.txt")]
    assert any("celle-ci attend" in log for log in logs)


def test_a_build_with_a_warning_is_not_forgiven_by_the_next(book, expected):
    write(book, "Un [lien](nulle-part.md).")
    for _ in range(2):
        code, log = build(book)
        assert code == 1
        assert "nulle-part" in log
    write(book)
    assert build(book)[0] == 0
    assert files(book) == expected


def remove_executed(cache):
    for notebook in cache.rglob("base.ipynb"):
        notebook.unlink()


def truncate_executed(cache):
    for notebook in cache.rglob("base.ipynb"):
        notebook.write_bytes(notebook.read_bytes()[:-40])


def scramble_database(cache):
    (cache / "global.db").write_bytes(b"SQLite ?")


@pytest.mark.parametrize(
    "damage", [remove_executed, truncate_executed, scramble_database]
)
def test_a_damaged_cache_is_made_anew(book, damage):
    assert build(book)[0] == 0
    site = files(book)
    (cache,) = (book / "_build" / ".jupyter_cache").iterdir()
    damage(cache)
    write(book, "Une phrase change, et le chapitre se relit.")
    code, log = build(book)
    assert code == 0, log
    assert "exécuté en" in log
    write(book)
    assert build(book)[0] == 0
    assert files(book) == site


def small_files():
    """Comme un disque presque plein : aucun fichier ne dépasse 200 000 octets."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_full_disk_is_said_and_spoils_nothing(book):
    write(book, code="print(*range(50_000), sep='\\n')")
    code, log = build(book, small_files)
    assert code != 0
    assert "le cache d’exécution ne peut pas s’écrire" in log
    code, log = build(book)
    assert code == 0, log
    assert "49998\n49999" in (book / "_build" / "html" / "un.html").read_text("utf-8")


def forget_to_be_root():
    """Sans la capacité d’écrire là où les permissions l’interdisent."""
    PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_a_read_only_lib_is_enough(book, expected):
    for path in [*(book / "lib").iterdir(), book / "lib"]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    write(book, code="import lib.answer\nopen('lib/answer.py', 'a')")
    assert "PermissionError" in build(book, forget_to_be_root)[1]
    write(book)
    code, log = build(book, forget_to_be_root)
    assert code == 0, log
    assert files(book) == expected


def lose_every_program():
    """Ni git, ni rien de ce qui se trouverait dans PATH."""
    os.environ["PATH"] = ""


def test_git_is_not_needed(book, expected):
    code, log = build(book, lose_every_program)
    assert code == 0, log
    assert files(book) == expected


def test_neither_the_folder_nor_the_order_of_sets_changes_a_byte(
    book, expected, tmp_path
):
    elsewhere = book.rename(tmp_path / "ailleurs")
    program = "import sys, pathlib; from tests.site import test_faults as t\n"
    program += "t.construct(pathlib.Path(sys.argv[1]))"
    for seed in ("1", "2"):
        clean(elsewhere)
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", program, elsewhere]
        subprocess.run(command, env=environment, check=True)
        assert files(elsewhere) == expected
