"""Le livre à emporter, PDF et EPUB : l’accueil y mène dès qu’ils sont faits.

``web.paper`` les fait d’après le site. Une construction suivante les garde s’ils sont
plus récents que toutes ses pages ; sinon elle les efface, et leurs liens avec eux.
"""

import os
import re
from pathlib import Path

from lib.numbers import french

NAME = "bases-apprentissage-profond"
PDF, EPUB = f"{NAME}.pdf", f"{NAME}.epub"
MARK = "<!-- à emporter -->"
BLOCK = re.compile(rf"{MARK}(?:<ul.*?</ul>)?", re.DOTALL)


def fresh(out: Path) -> set[Path]:
    """Les livres du dossier ``out`` qui sont plus récents que ses pages."""
    newest = max((p.stat().st_mtime for p in out.glob("book/**/*.html")), default=0)
    made = {out / name for name in (PDF, EPUB) if (out / name).exists()}
    return {path for path in made if path.stat().st_mtime >= newest}


def show(out: Path, name_of_home: str) -> None:
    """Écrit dans l’accueil les liens des livres qui sont là, et retire les autres."""
    home, root = out / name_of_home, "../" * name_of_home.count("/")
    items = ""
    for name, kind in ((PDF, "PDF"), (EPUB, "EPUB")):
        if (out / name).exists():
            size = french((out / name).stat().st_size / 1e6, ".1f")
            items += (
                f'<li><a href="{root}{name}" download>{kind}, {size}\u00a0Mo</a></li>'
            )
    label = "Emporter le livre"
    shelf = f'<ul class="ways" aria-label="{label}">{items}</ul>' if items else ""
    before = home.read_text("utf-8")
    after = BLOCK.sub(MARK + shelf, before)
    if after != before:
        times = home.stat()
        home.write_text(after, "utf-8")
        os.utime(home, ns=(times.st_atime_ns, times.st_mtime_ns))
