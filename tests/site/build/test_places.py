"""Les lieux où l’on construit : disque plein, lecture seule, sans git, ailleurs."""

import ctypes
import os
import resource
import subprocess
import sys

import pytest

from tests.site.build.builds import build, clean, files, write
from web.repository import ROOT


def small_files():
    """Comme un disque presque plein : aucun fichier ne dépasse 200 000 octets."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


@pytest.mark.weekly
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


@pytest.mark.skipif(sys.platform != "linux", reason="perdre ce droit demande Linux")
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


@pytest.mark.weekly
def test_neither_the_folder_nor_the_order_of_sets_changes_a_byte(
    book, expected, tmp_path
):
    elsewhere = book.rename(tmp_path / "ailleurs")
    program = "import sys, pathlib; from tests.site.build import builds\n"
    program += "builds.construct(pathlib.Path(sys.argv[1]))"
    for seed in ("1", "2"):
        clean(elsewhere)
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", program, elsewhere]
        subprocess.run(command, env=environment, check=True)
        assert files(elsewhere) == expected
