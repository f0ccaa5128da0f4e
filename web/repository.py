"""Le dépôt où le livre se construit, et les adresses qui en découlent."""

import os
import re
import shutil
import subprocess


def repository(root):
    """L’adresse du dépôt GitHub du livre, ou ``None`` s’il n’en a pas."""
    name = os.environ.get("GITHUB_REPOSITORY")
    if name:
        return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{name}"
    if shutil.which("git") is None:
        return None
    remote = subprocess.run(
        ["git", "-C", root, "remote", "get-url", "origin"],
        check=False,
        capture_output=True,
        text=True,
    )
    match = re.search(r"github\.com[:/]([^/]+/[^/]+?)(\.git)?$", remote.stdout.strip())
    return f"https://github.com/{match[1]}" if match else None


def site_address(repository):
    """L’adresse publique du site : ``BOOK_ADDRESS``, sinon celle de GitHub Pages."""
    address = os.environ.get("BOOK_ADDRESS")
    if address:
        return address.rstrip("/") + "/"
    if repository is None:
        return None
    owner, name = repository.split("/")[-2:]
    host = f"https://{owner.lower()}.github.io/"
    return host if name.lower() == f"{owner.lower()}.github.io" else f"{host}{name}/"


def launch(repository, page):
    """Les adresses qui ouvrent le carnet de ``page`` dans Binder et dans Colab."""
    owner, name = repository.split("/")[-2:]
    colab = f"https://colab.research.google.com/github/{owner}/{name}/blob"
    return {
        "binder": f"https://mybinder.org/v2/gh/{owner}/{name}/HEAD"
        f"?urlpath=lab/tree/{page}.ipynb",
        "colab": f"{colab}/carnets/{page.rpartition('/')[2]}.ipynb",
    }
