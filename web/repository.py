"""Où est le livre : ses dossiers, son dépôt, son adresse."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "book"
GITHUB = "https://github.com"
OWNER_AND_NAME = re.compile(r"/?([\w-][\w.-]*)/([\w-][\w.-]*?)(?:\.git)?/?", re.ASCII)


def repository(root: Path | str) -> str | None:
    """L’adresse du dépôt GitHub du livre, ou ``None`` s’il n’en a pas."""
    name = OWNER_AND_NAME.fullmatch(os.environ.get("GITHUB_REPOSITORY", ""))
    if name:
        server = os.environ.get("GITHUB_SERVER_URL", GITHUB)
        return "/".join([server, *name.groups()])
    if git(root, "rev-parse", "--show-prefix") != "":
        return None
    return on_github(git(root, "remote", "get-url", "origin") or "")


def git(root: Path | str, *arguments: str) -> str | None:
    """Ce que répond git dans ``root``, ou ``None`` s’il n’y a rien à dire."""
    if shutil.which("git") is None:
        return None
    command = ["git", "-C", root, *arguments]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    return None if result.returncode else result.stdout.strip()


def on_github(remote: str) -> str | None:
    """L’adresse publique d’un dépôt distant, s’il est sur GitHub.

    Elle ne garde de ``remote`` que le propriétaire et le nom : ni mot de passe, ni jeton.
    """
    if "://" not in remote:
        remote = re.sub(r"^([^/]+):", r"ssh://\1/", remote)
    try:
        parts = urlsplit(remote)
        here = parts.hostname in ("github.com", "ssh.github.com")
    except ValueError:
        return None
    name = OWNER_AND_NAME.fullmatch(parts.path)
    return "/".join([GITHUB, *name.groups()]) if here and name else None


def site_address(repository: str | None) -> str | None:
    """L’adresse publique du site : ``BOOK_ADDRESS``, sinon celle de GitHub Pages."""
    address = os.environ.get("BOOK_ADDRESS", "").strip()
    if address:
        return encoded(address)
    if repository is None or not repository.startswith(f"{GITHUB}/"):
        return None
    owner, name = repository.split("/")[-2:]
    host = f"https://{owner.lower()}.github.io/"
    return host if name.lower() == f"{owner.lower()}.github.io" else f"{host}{name}/"


def encoded(address: str) -> str:
    """Une adresse donnée à la main, comme les navigateurs l’écrivent."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise ValueError(
            "BOOK_ADDRESS : une adresse comme https://exemple.fr/livre/ est attendue, "
            f"« {address} » est reçu"
        )
    host = parts.hostname.encode("idna").decode()
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path.strip("/"), safe="/%")
    return f"{parts.scheme}://{host}{port}/" + (f"{path}/" if path else "")


def launch(repository: str, page: str) -> dict[str, str] | None:
    """Les adresses qui ouvrent le carnet de ``page`` dans Binder et dans Colab."""
    if not repository.startswith(f"{GITHUB}/"):
        return None
    owner, name = repository.split("/")[-2:]
    colab = f"https://colab.research.google.com/github/{owner}/{name}/blob"
    return {
        "binder": f"https://mybinder.org/v2/gh/{owner}/{name}/HEAD"
        f"?urlpath=lab/tree/{page}.ipynb",
        "colab": f"{colab}/carnets/{page.rpartition('/')[2]}.ipynb",
    }
