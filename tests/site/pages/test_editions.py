"""L’accueil mène au PDF et à l’EPUB quand ils sont là, et seulement alors."""

import os
import zipfile

import pytest

from tests.site.conftest import SITE
from web.pages import editions
from web.pages.archive import ARCHIVE, pack

HOME = "book/index.html"


@pytest.fixture
def site(tmp_path):
    """Un site d’une page, l’accueil."""
    (tmp_path / "book").mkdir()
    (tmp_path / HOME).write_text(f"<p>Un livre</p>{editions.MARK}", "utf-8")
    return tmp_path


def made(site, age=0):
    """Un faux PDF, plus vieux de ``age`` secondes que la page."""
    path, page = site / editions.PDF, (site / HOME).stat().st_mtime
    path.write_bytes(bytes(1_500_000))
    os.utime(path, (page - age, page - age))
    editions.show(site, HOME)
    return path


def home(site):
    return (site / HOME).read_text("utf-8")


def test_the_home_page_has_a_place_for_them():
    assert home(SITE).count(editions.MARK) == 1


def test_the_home_page_leads_to_what_is_there(site):
    before = home(site)
    path = made(site)
    assert f'href="../{editions.PDF}" download>PDF, 1,5\u00a0Mo<' in home(site)
    assert editions.EPUB not in home(site)
    path.unlink()
    editions.show(site, HOME)
    assert home(site) == before


def test_to_write_the_links_does_not_make_the_page_newer(site):
    path = made(site)
    editions.show(site, HOME)
    assert editions.fresh(site) == {path}


def test_a_book_older_than_a_page_is_not_kept(site):
    made(site, age=60)
    assert editions.fresh(site) == set()


def test_the_archive_leaves_the_books_out(site):
    made(site)
    pack(site, ARCHIVE)
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert not any(name.endswith(".pdf") for name in packed)
    assert not any(editions.PDF.encode() in content for content in packed.values())
