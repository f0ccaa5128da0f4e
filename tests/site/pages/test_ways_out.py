"""Ce que les pages disent du dépôt et de l’adresse du site, et rien de plus."""

import zipfile

import nbformat

from tests.site.conftest import chapter
from web.pages.archive import ARCHIVE

HERE = "https://ada.github.io/cours/"


def everything(site):
    """Tous les octets du site, et ceux de son archive."""
    paths = [path for path in site.rglob("*") if path.is_file()]
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        packed = [archive.read(name) for name in archive.namelist()]
    return b"\n".join([path.read_bytes() for path in paths] + packed)


def test_without_a_repository_no_page_speaks_of_one(build):
    site, _ = build("# Page\n\nTexte.\n")
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    for name in ("mybinder", "colab", "github", "canonical", "og:image"):
        assert not any(name in page for page in pages)
    assert not (site / "sitemap.xml").exists()
    assert 'href="../carnets/1-un.ipynb" download' in chapter(site)
    carnet = nbformat.read(site / "carnets" / "1-un.ipynb", 4)
    assert carnet.cells[1].source.startswith("# Page")


def test_with_a_repository_each_way_out_leads_to_the_notebook(build, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "Ada/cours")
    site, _ = build('---\ndescription: "Dire quoi."\n---\n# Page\n\nTexte.\n')
    page = chapter(site)
    for link in (
        "https://mybinder.org/v2/gh/Ada/cours/HEAD?urlpath=lab/tree/book/1-un.ipynb",
        "https://colab.research.google.com/github/Ada/cours/blob/carnets/1-un.ipynb",
        "../carnets/1-un.ipynb",
    ):
        assert f'href="{link}"' in page
    assert f'<link rel="canonical" href="{HERE}book/1-un.html">' in page
    assert '<meta name="description" content="Dire quoi.">' in page
    card = "_static/cards/book-1-un.png"
    assert f'<meta property="og:image" content="{HERE}{card}">' in page
    assert (site / card).read_bytes().startswith(b"\x89PNG")
    assert f"<loc>{HERE}book/1-un.html</loc>" in (site / "sitemap.xml").read_text()
    assert f'<base href="{HERE}">' in (site / "404.html").read_text("utf-8")


def test_a_new_address_replaces_the_old_one_everywhere(build, monkeypatch):
    for owner, other in (("ada", "grace"), ("grace", "ada")):
        monkeypatch.setenv("GITHUB_REPOSITORY", f"{owner}/cours")
        site, _ = build("# Page\n\nTexte.\n")
        written = everything(site)
        assert f"https://{owner}.github.io/".encode() in written
        assert f"{other}.github.io".encode() not in written
    monkeypatch.delenv("GITHUB_REPOSITORY")
    site, _ = build("# Page\n\nTexte.\n")
    assert b"github.io" not in everything(site)
    assert not (site / "sitemap.xml").exists()
    assert not (site / "_static" / "cards").exists()


def test_a_card_shows_the_words_of_a_title_not_its_markup(build, monkeypatch):
    written = []
    monkeypatch.setenv("GITHUB_REPOSITORY", "ada/cours")
    monkeypatch.setattr(
        "matplotlib.figure.Figure.text",
        lambda self, x, y, text, **options: written.append(text),
    )
    build("# Le `code`, *ceci* & 2 $\n")
    assert "Le code, ceci & 2 \\$" in [text.replace("\n", " ") for text in written]
