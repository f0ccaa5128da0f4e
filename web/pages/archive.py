"""Tout le site en un fichier, à emporter."""

import zipfile
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx

NAME = "bases-apprentissage-profond"
ARCHIVE = f"{NAME}.zip"
READABLE = 0o100644


def write(app: Sphinx) -> None:
    """Écrit l’archive, la même octet pour octet si le site n’a pas changé."""
    out = Path(app.outdir)
    paths = (p for p in out.rglob("*") if p.is_file() and p.name[0] != ".")
    paths = (p for p in paths if p.relative_to(out).parts[0] != "reports")
    with zipfile.ZipFile(out / ARCHIVE, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in sorted(paths):
            if path.name != ARCHIVE:
                name = PurePosixPath(NAME, path.relative_to(out).as_posix())
                member = zipfile.ZipInfo(str(name))
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = READABLE << 16
                bundle.writestr(member, path.read_bytes())
