"""Le dépôt du livre et l’adresse du site, d’où qu’ils viennent."""

import subprocess

import pytest

from web.repository import launch, repository, site_address

BOOK_ON_GITHUB = "https://github.com/ada/cours"


@pytest.fixture
def git(tmp_path, monkeypatch):
    """Un dépôt git, dont on donne l’adresse distante."""
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)

    def git(remote, folder=tmp_path):
        subprocess.run(["git", "init", "-q", folder], check=True)
        command = ["git", "-C", folder, "remote", "add", "origin", remote]
        subprocess.run(command, check=True)
        return folder

    return git


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/ada/cours.git",
        "https://github.com/ada/cours",
        "https://github.com/ada/cours/",
        "https://GitHub.com/ada/cours.git",
        "https://ada:secret@github.com/ada/cours.git",
        "https://github.com/ada/cours.git?token=secret",
        "git@github.com:ada/cours.git",
        "github.com:ada/cours.git",
        "ssh://git@github.com/ada/cours.git",
        "ssh://git@github.com:22/ada/cours.git",
        "ssh://git@ssh.github.com:443/ada/cours.git",
        "git://github.com/ada/cours.git",
    ],
)
def test_the_repository_is_that_of_git(git, remote):
    assert repository(git(remote)) == BOOK_ON_GITHUB


@pytest.mark.parametrize(
    "remote",
    [
        "https://exemple.org/ada/cours.git",
        "https://notgithub.com/ada/cours",
        "https://github.com.exemple.org/ada/cours",
        "https://gitlab.com/mirror/github.com/ada/cours",
        "git@gitlab.com:github.com/ada/cours.git",
        "https://github.com/ada",
        "https://github.com/ada/cours/tree/main",
        "https://github.com/ada/un cours",
        "https://[github.com/ada/cours",
        "/un/dossier/github.com/ada/cours",
    ],
)
def test_what_is_not_on_github_has_no_repository(git, remote):
    assert repository(git(remote)) is None


def test_a_folder_without_git_has_no_repository(tmp_path, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert repository(tmp_path) is None


def test_a_copy_inside_another_repository_does_not_take_its_address(git, tmp_path):
    copy = git("https://github.com/ada/cours") / "livre"
    copy.mkdir()
    assert repository(copy) is None
    assert repository(tmp_path) == BOOK_ON_GITHUB


@pytest.mark.parametrize("name", ["ada/cours", "Ada/ada.github.io"])
def test_the_repository_is_the_one_that_github_builds(monkeypatch, tmp_path, name):
    monkeypatch.setenv("GITHUB_REPOSITORY", name)
    assert repository(tmp_path) == f"https://github.com/{name}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("github.com/ada/cours", "https://ada.github.io/cours/"),
        ("github.com/Ada/ada.github.io", "https://ada.github.io/"),
        ("git.exemple.fr/ada/cours", None),
    ],
)
def test_the_address_is_that_of_github_pages(monkeypatch, name, expected):
    monkeypatch.delenv("BOOK_ADDRESS", raising=False)
    assert site_address(f"https://{name}") == expected
    assert bool(launch(f"https://{name}", "book/1-un")) == bool(expected)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://cours.exemple.fr", "https://cours.exemple.fr/"),
        (" https://cours.exemple.fr/livre/ ", "https://cours.exemple.fr/livre/"),
        ("http://localhost:8000/été", "http://localhost:8000/%C3%A9t%C3%A9/"),
        ("https://été.fr", "https://xn--t-9fab.fr/"),
        (" ", None),
        ("", None),
    ],
)
def test_the_address_can_be_given(monkeypatch, given, expected):
    monkeypatch.setenv("BOOK_ADDRESS", given)
    assert site_address(None) == expected


@pytest.mark.parametrize(
    "given",
    ["cours.exemple.fr", "ftp://exemple.fr", "https://", "https://a.fr/?jeton=1"],
)
def test_an_address_that_is_not_one_is_refused(monkeypatch, given):
    monkeypatch.setenv("BOOK_ADDRESS", given)
    with pytest.raises(ValueError, match="BOOK_ADDRESS : une adresse comme"):
        site_address(None)
