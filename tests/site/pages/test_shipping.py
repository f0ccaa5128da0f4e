"""Le site contient ce que ses pages emploient, et rien d’autre."""

import os
import re
import stat
import zipfile
from types import SimpleNamespace

from tests.site.conftest import SITE, chapter
from web.pages import shipping
from web.pages.archive import ARCHIVE
from web.pages.fonts import FACES, write_web_fonts
from web.repository import ROOT

FONTS = SITE / "_static" / "fonts"
TEXT = (".html", ".js", ".css", ".json", ".xml", ".svg")
# Ce que d’autres que les pages viennent chercher.
ASKED_BY_OTHERS = re.compile(r"sitemap\.xml|404\.html|_static/cards/.*\.png")


def test_every_file_is_named_by_another():
    """Aucun fichier du site construit n’y est sans qu’un autre le nomme."""
    paths = [p for p in SITE.rglob("*") if p.is_file() and p.name[0] != "."]
    paths = [p for p in paths if p.relative_to(SITE).parts[0] != "reports"]
    assert len(paths) > 100
    texts = {p: p.read_text("utf-8") for p in paths if p.suffix in TEXT}
    unused = [
        path.relative_to(SITE).as_posix()
        for path in paths
        if not ASKED_BY_OTHERS.fullmatch(path.relative_to(SITE).as_posix())
        and not any(
            path.name in text or (path.suffix == ".js" and path.stem in text)
            for other, text in texts.items()
            if other != path
        )
    ]
    assert unused == []


def test_what_an_earlier_build_left_is_gone(build):
    site, _ = build("# Page\n\n![Un carré.](../carre.svg)\n")
    left = ["book/9-vieux.html", "_static/cards/vieille.png", "_static/vieux.js"]
    left += ["_static/explorables/data/vieux.json", "carnets/vieux.ipynb"]
    for name in left:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("vieux")
    build("# Page\n\nUne phrase.\n")
    assert [name for name in left if (site / name).exists()] == []
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        assert not any("vieu" in name for name in archive.namelist())
    assert "Une phrase." in chapter(site)


class Build:
    """Une construction du dossier ``outdir``, dont ``pages`` sont les pages."""

    def __init__(self, outdir, pages):
        self.outdir = outdir
        self.env = SimpleNamespace(found_docs=set(pages), images={})
        self.config = SimpleNamespace(book_extra_pages=[])


def test_what_an_unchanged_page_needs_stays(tmp_path):
    """Une construction qui ne récrit qu’une page garde ce qui sert aux autres."""

    def build(pages, rewritten):
        app = Build(tmp_path, pages)
        shipping.target(app, "commun.js").touch()
        for page, name in rewritten.items():
            shipping.rewrite(app, page)
            shipping.target(app, f"donnees/{name}", page).touch()
        shipping.remove_the_rest(app)
        return {path.name for path in (tmp_path / "donnees").glob("*")}

    assert build("ab", {"a": "a1", "b": "b1"}) == {"a1", "b1"}
    assert build("ab", {"b": "b2"}) == {"a1", "b2"}
    assert build("b", {}) == {"b2"}


def test_what_the_extensions_add_and_no_page_uses_is_gone(build):
    site, _ = build("# Page\n\nTexte.\n")
    names = {path.name for path in (site / "_static").rglob("*") if path.is_file()}
    assert {"book.js", "search.js", "logo.svg", "serif.woff2"} <= names
    assert not names & {"exercise.css", "pygments.css", "translations.js"}
    assert not any(name.startswith("mystnb") for name in names)


def test_the_archive_can_be_read_by_a_server_that_is_not_its_owner(build):
    site, _ = build("# Page\n\nTexte.\n")
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        modes = {member.external_attr >> 16 for member in archive.infolist()}
    assert modes == {stat.S_IFREG | 0o644}


def test_fonts_are_made_from_their_packages_and_kept(tmp_path):
    """Les polices du site sont celles que donnent leurs paquets, faites une fois."""
    kept = tmp_path / "gardées"
    (tmp_path / "_static" / "fonts").mkdir(parents=True)
    write_web_fonts(ROOT, kept, tmp_path.joinpath)
    made = {path.name: path.read_bytes() for path in kept.iterdir()}
    assert made == {name: (FONTS / name).read_bytes() for name in FACES}
    (kept / "code.woff2").write_bytes(b"vide")
    write_web_fonts(ROOT, kept, tmp_path.joinpath)
    assert (tmp_path / "_static" / "fonts" / "code.woff2").read_bytes() == b"vide"
    os.utime(kept / "code.woff2", (0, 0))
    write_web_fonts(ROOT, kept, tmp_path.joinpath)
    assert (kept / "code.woff2").read_bytes() == made["code.woff2"]
