"""Ce que le livre dit de lui-même : titre, auteurs, version, date, adresse."""

import os
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml

from web.repository import git, repository, site_address

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
LICENCE = (
    "Texte et figures\u00a0: CC BY-SA 4.0. Code\u00a0: MIT. Images de MNIST\u00a0: "
    "Yann LeCun et Corinna Cortes, CC BY-SA 3.0."
)
ORIGIN = "D’après un document de cours de Quentin Torroba"


@dataclass(frozen=True)
class About:
    title: str
    author: str
    version: str
    date: datetime
    address: str

    @property
    def day(self) -> str:
        first = "1er" if self.date.day == 1 else str(self.date.day)
        return f"{first} {MONTHS[self.date.month - 1]} {self.date.year}"


def about(root: Path) -> About:
    """D’après la configuration du livre ; la date est celle du dernier commit."""
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    stamp = os.environ.get("SOURCE_DATE_EPOCH") or git(
        root, "log", "-1", "--format=%ct"
    )
    return About(
        config["title"],
        config["author"],
        project["version"],
        datetime.fromtimestamp(int(stamp or 0), UTC),
        site_address(repository(root)) or "",
    )
