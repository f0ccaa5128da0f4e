"""Tout le site en un fichier, à emporter."""

import hashlib
import re
import zipfile
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx

from web.pages.editions import BLOCK, EPUB, MARK, NAME, PDF

ARCHIVE, LARGE_ARCHIVE = f"{NAME}.zip", f"{NAME}-python.zip"
PYTHON = "_static/python/"
COMPRESSED = {".whl", ".zip", ".npz", ".woff2", ".png"}
READABLE = 0o100644
README = "LISEZ-MOI.txt"
TEXT = """Les bases de l’apprentissage profond
====================================

Ce dossier est le livre entier. Il se lit sans réseau.

Lire
  Ouvrez index.html d’un double clic. Gardez les fichiers ensemble : les pages
  se servent les unes des autres.

Chercher, et manipuler les figures
  Un navigateur ne lance pas les programmes d’une page ouverte d’un double clic.
  Servez le dossier : ouvrez-y un terminal, et tapez

      python3 -m http.server

  (python -m http.server sous Windows), puis allez à http://localhost:8000 dans
  le navigateur.

Exécuter les chapitres
  Dans l’archive dont le nom finit par -python, une fois le dossier servi, un
  bouton sous chaque cellule l’exécute, sans réseau.

  Le dossier carnets contient un carnet Jupyter par chapitre et, dans un fichier
  .whl, la bibliothèque du livre avec les images de MNIST. La première cellule
  d’un carnet l’installe, si le fichier est resté à côté du carnet. NumPy,
  matplotlib, pandas, scikit-learn et tqdm doivent déjà être installés, ou le
  réseau être là.

Licences
  Texte et figures : CC BY-SA 4.0. Code : MIT. Images de MNIST : Yann LeCun et
  Corinna Cortes, CC BY-SA 3.0.
"""
ITSELF = re.compile(rf'<a href="[^"]*{NAME}[a-z-]*\.zip"[^>]*>(.*?)</a>', re.DOTALL)
RUNS = re.compile(
    r'<script[^>]* data-cells="[^>]*></script>|(?<=<article) class="python"'
    r'|<p class="tools whole">.*?</p>',
    re.DOTALL,
)
ROOT = re.compile(r'<html[^>]* data-root="([^"]*)"')
NOTICE = f"""</header>
<p id="double-clic" role="note" hidden style="margin:.6rem 1rem;text-align:center">\
Ouverte d’un double clic, cette page se lit, mais la recherche et les figures à \
manipuler attendent que le dossier soit servi\u00a0: \
<a href="{{}}{README}">{README}</a> dit comment.</p>
<script>document.getElementById("double-clic").hidden = location.protocol !== "file:";\
</script>"""


def write(app: Sphinx) -> None:
    """Écrit l’archive et, si les pages exécutent Python, celle qui l’emporte aussi."""
    pack(Path(app.outdir), ARCHIVE)
    if Path(app.outdir, PYTHON).exists():
        pack(Path(app.outdir), LARGE_ARCHIVE)


def pack(out: Path, archive: str) -> None:
    """Écrit une archive, la même octet pour octet si le site n’a pas changé."""
    runs = archive == LARGE_ARCHIVE
    paths = (p for p in out.rglob("*") if p.is_file() and p.name[0] != ".")
    paths = (p for p in paths if p.relative_to(out).parts[0] != "reports")
    members = {
        path.relative_to(out).as_posix(): packed(path, runs)
        for path in sorted(paths)
        if path.name not in (ARCHIVE, LARGE_ARCHIVE, PDF, EPUB)
        and (runs or not path.relative_to(out).as_posix().startswith(PYTHON))
    }
    members[README] = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    digest = hashlib.sha256()
    for name, content in members.items():
        digest.update(f"{name} {len(content)} ".encode() + content)
    if label(out / archive) == digest.digest():
        return
    with zipfile.ZipFile(out / archive, "w") as bundle:
        bundle.comment = digest.digest()
        for name, content in members.items():
            member = zipfile.ZipInfo(str(PurePosixPath(NAME, name)))
            is_packed = Path(name).suffix in COMPRESSED
            member.compress_type = (
                zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            )
            member.external_attr = READABLE << 16
            bundle.writestr(member, content)


def label(path: Path) -> bytes | None:
    """L’empreinte de ce que contient une archive déjà écrite."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as bundle:
        return bundle.comment


def packed(path: Path, runs: bool) -> bytes:
    """Un fichier, tel qu’il est dans l’archive.

    Une page n’y mène ni à l’archive elle-même ni aux autres livres, et dit ce qu’un double clic ne peut pas ;
    ``runs`` : ses cellules s’exécutent.
    """
    if path.suffix != ".html":
        return path.read_bytes()
    page = ITSELF.sub(r"\1", BLOCK.sub(MARK, path.read_text("utf-8")))
    if not runs:
        page = RUNS.sub("", page)
    if root := ROOT.search(page):
        page = page.replace("</header>", NOTICE.format(root[1]), 1)
    return page.encode()
