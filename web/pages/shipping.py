"""Ce que le site contient : ce que cette construction y met, et rien d’autre."""

from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

SHIPPED: WeakKeyDictionary[Sphinx, set[Path]] = WeakKeyDictionary()


def target(app: Sphinx, name: str | Path) -> Path:
    """Le chemin d’un fichier à écrire dans le site, noté comme lui appartenant."""
    path = Path(app.outdir, name)
    SHIPPED.setdefault(app, set()).add(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def remove_the_rest(app: Sphinx) -> None:
    """Efface ce que d’autres constructions ou d’autres outils ont laissé."""
    out = Path(app.outdir)
    pages = {*app.env.found_docs, *app.config.book_extra_pages}
    kept = SHIPPED[app] | {out / f"{page}.html" for page in pages}
    kept |= {out / "_images" / name for _, name in app.env.images.values()}
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept and not is_for_builders(path.relative_to(out)):
            path.unlink()


def is_for_builders(path: Path) -> bool:
    """Ce qui n’est pas du site : l’état de Sphinx et les rapports d’erreur."""
    return path.name.startswith(".") or path.parts[0] == "reports"
