"""Ce que le site contient : ce que ses pages emploient, et rien d’autre.

Une construction ne récrit que les pages qui ont changé. Un registre, à côté d’elles,
retient donc à quelle page appartient chaque fichier.
"""

import json
from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

from web.pages.editions import fresh

REGISTER = ".shipped.json"
# Les fichiers écrits par cette construction, avec leur page s’ils n’en ont qu’une.
SHIPPED: WeakKeyDictionary[Sphinx, dict[str, str]] = WeakKeyDictionary()
REWRITTEN: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()


def target(app: Sphinx, name: str | Path, page: str = "") -> Path:
    """Le chemin d’un fichier à écrire dans le site, noté comme lui appartenant."""
    SHIPPED.setdefault(app, {})[Path(name).as_posix()] = page
    path = Path(app.outdir, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def rewrite(app: Sphinx, page: str) -> None:
    """Note qu’une page est récrite : elle redit ce dont elle a besoin."""
    REWRITTEN.setdefault(app, set()).add(page)


def remove_the_rest(app: Sphinx) -> None:
    """Efface ce que d’autres constructions ou d’autres outils ont laissé."""
    out = Path(app.outdir)
    register = out / REGISTER
    before = json.loads(register.read_text("utf-8")) if register.exists() else {}
    left_alone = app.env.found_docs - REWRITTEN.get(app, set())
    shipped = {n: page for n, page in before.items() if page in left_alone}
    shipped |= SHIPPED[app]
    register.write_text(json.dumps(shipped, indent=0, sort_keys=True), "utf-8")
    pages = {*app.env.found_docs, *app.config.book_extra_pages}
    kept = {out / name for name in shipped} | {out / f"{page}.html" for page in pages}
    kept |= {out / "_images" / name for _, name in app.env.images.values()}
    kept |= fresh(out)
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept and not is_for_builders(path.relative_to(out)):
            path.unlink()


def is_for_builders(path: Path) -> bool:
    """Ce qui n’est pas du site : l’état de Sphinx et les rapports d’erreur."""
    return path.name.startswith(".") or path.parts[0] == "reports"
