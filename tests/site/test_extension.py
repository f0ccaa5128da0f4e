"""L’extension Sphinx du livre, sur un livre de deux pages."""

import json
import re
import subprocess
import sys
import tomllib

import nbformat
import pytest

from web.french import french
from web.integrity import fingerprint
from web.notebooks import BOOK
from web.repository import repository, site_address

CONFIG = {
    "project": "Un livre",
    "language": "fr",
    "root_doc": "index",
    "extensions": [
        "myst_nb",
        "sphinxcontrib.bibtex",
        "sphinxcontrib.katex",
        "sphinx_exercise",
        "web",
    ],
    "bibtex_bibfiles": [],
    "exclude_patterns": ["**.ipynb", "node_modules"],
    "html_math_renderer": "strict_katex",
    "html_theme": "livre",
    "html_use_index": False,
    "katex_prerender": True,
    "myst_enable_extensions": ["colon_fence", "dollarmath"],
}
TOC = "\n```{toctree}\nbook/1-un\nbook/annexes/glossaire\n```\n"
GLOSSARY = "# Glossaire\n\n:::{glossary}\nréseau\n  Des neurones.\n:::\n"
PARTED = """() => [...document.querySelectorAll(".math")].filter((formula) => {
    const comma = document.createRange();
    comma.setStart(formula.nextSibling, 0);
    comma.setEnd(formula.nextSibling, 1);
    const pieces = formula.querySelectorAll(".base");
    const last = pieces[pieces.length - 1].getBoundingClientRect();
    return comma.getBoundingClientRect().left < last.left;
}).length"""
NOTEBOOK = nbformat.v4.new_notebook(
    cells=[
        nbformat.v4.new_markdown_cell(
            "# Un\n\n:::{admonition} À savoir\n:class: tip\nDeux {doc}`mots <x>`.\n:::"
        ),
        nbformat.v4.new_code_cell("import lib"),
    ]
)


@pytest.fixture
def build(tmp_path, monkeypatch, sphinx):
    """Construit deux pages et rend (dossier du site, avertissements)."""
    monkeypatch.setenv("TQDM_DISABLE", "0")
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    source = tmp_path / "livre"
    (source / "book" / "annexes").mkdir(parents=True)
    (source / "node_modules").symlink_to(BOOK.parent / "node_modules")
    (source / "book" / "annexes" / "glossaire.md").write_text(GLOSSARY, "utf-8")
    nbformat.write(NOTEBOOK, source / "book" / "1-un.ipynb")

    def build(text):
        (source / "index.md").write_text(f"# Accueil\n{TOC}", "utf-8")
        (source / "book" / "1-un.md").write_text(text, "utf-8")
        return tmp_path / "html", sphinx(source, CONFIG)

    return build


def chapter(site):
    return (site / "book" / "1-un.html").read_text("utf-8")


def test_a_formula_is_rendered_at_build_time(build):
    site, warnings = build("# Page\n\n$\\frac{1}{2}$\n")
    assert "1-un.md" not in warnings
    assert 'class="mfrac"' in chapter(site)


def test_an_unreadable_formula_is_a_warning_that_says_where(build):
    _, warnings = build("# Page\n\nUn.\n\nDeux $\\frac{1$.\n")
    assert "1-un.md:5: WARNING: formule illisible" in warnings
    assert "\\frac{1" in warnings


def test_a_formula_and_its_comma_are_never_parted(build, browser):
    site, _ = build("# Page\n\nSi l’on suppose que $x = y + z$, alors $t$, sinon.\n")
    page = browser.new_page()
    page.goto((site / "book" / "1-un.html").as_uri())

    def parted():
        counts = []
        for width in range(250, 400):
            page.set_viewport_size({"width": width, "height": 600})
            counts.append(page.evaluate(PARTED))
        return sum(counts)

    assert parted() == 0
    page.add_style_tag(content=".joined { white-space: normal }")
    assert parted() > 0
    page.close()


def test_the_first_use_of_a_word_leads_to_the_glossary(build):
    site, _ = build("# Les réseaux\n\nUn `réseau`. Deux réseaux. Trois réseaux.\n")
    page = chapter(site)
    assert page.count(">réseaux</span></a>") == 1
    assert re.search(r'Deux <a [^>]*href="annexes/glossaire.html#term-reseau"', page)


def test_without_a_repository_no_page_speaks_of_one(build):
    site, _ = build("# Page\n\nTexte.\n")
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    for name in ("mybinder", "colab", "github", "canonical", "og:image"):
        assert not any(name in page for page in pages)
    assert not (site / "sitemap.xml").exists()
    assert 'href="../carnets/1-un.ipynb" download' in chapter(site)
    carnet = nbformat.read(site / "carnets" / "1-un.ipynb", 4)
    assert carnet.cells[1].source == "import lib"


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
    here = "https://ada.github.io/cours/"
    assert f'<link rel="canonical" href="{here}book/1-un.html">' in page
    assert '<meta name="description" content="Dire quoi.">' in page
    card = "_static/cards/book-1-un.png"
    assert f'<meta property="og:image" content="{here}{card}">' in page
    assert (site / card).read_bytes().startswith(b"\x89PNG")
    assert f"<loc>{here}book/1-un.html</loc>" in (site / "sitemap.xml").read_text()
    assert f'<base href="{here}">' in (site / "404.html").read_text("utf-8")


def test_the_notebook_to_carry_away_installs_lib_and_reads_anywhere(build, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "ada/cours")
    site, _ = build("# Page\n\nTexte.\n")
    carnet = nbformat.read(site / "carnets" / "1-un.ipynb", 4)
    nbformat.validate(carnet)
    install, text, code = carnet.cells
    assert "%pip install --quiet" in install.source
    assert '"git+https://github.com/ada/cours" myst-nb' in install.source
    assert text.source == "# Un\n\n> **À savoir**\n> \n> Deux mots."
    assert code.source == "import lib"


@pytest.mark.parametrize("path", sorted(BOOK.glob("[0-9]*.md")), ids=lambda p: p.stem)
def test_no_myst_is_left_in_a_notebook_to_carry_away(path):
    site = BOOK.parent / "_build" / "html"
    notebook = json.loads((site / "carnets" / f"{path.stem}.ipynb").read_text("utf-8"))
    texts = ["".join(c["source"]) for c in notebook["cells"]]
    prose = [t for t, c in zip(texts, notebook["cells"]) if c["cell_type"] != "code"]
    assert not any(
        ":::" in text or "```{" in text or "}`" in text or "$$ (" in text
        for text in prose
    )


@pytest.mark.parametrize("path", sorted(BOOK.glob("[0-9]*.md")), ids=lambda p: p.stem)
def test_a_notebook_to_carry_away_imports_only_what_its_first_cell_installs(path):
    site = BOOK.parent / "_build" / "html"
    notebook = nbformat.read(site / "carnets" / f"{path.stem}.ipynb", 4)
    code = "\n".join(c.source for c in notebook.cells if c.cell_type == "code")
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", code, re.MULTILINE))
    needed = tomllib.loads((BOOK.parent / "pyproject.toml").read_text("utf-8"))
    installed = {re.match(r"[\w-]+", d)[0] for d in needed["project"]["dependencies"]}
    installed |= {"IPython", "lib", "myst_nb", "sklearn"}
    assert imported <= installed | sys.stdlib_module_names


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("https://github.com/ada/cours.git", "https://github.com/ada/cours"),
        ("git@github.com:ada/cours.git", "https://github.com/ada/cours"),
        ("https://github.com/ada/cours", "https://github.com/ada/cours"),
        ("https://exemple.org/ada/cours.git", None),
        (None, None),
    ],
)
def test_the_repository_is_that_of_git(tmp_path, monkeypatch, remote, expected):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    if remote:
        subprocess.run(
            ["git", "-C", tmp_path, "remote", "add", "origin", remote], check=True
        )
    assert repository(tmp_path) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ada/cours", "https://ada.github.io/cours/"),
        ("Ada/ada.github.io", "https://ada.github.io/"),
    ],
)
def test_the_address_is_that_of_github_pages(monkeypatch, name, expected):
    monkeypatch.delenv("BOOK_ADDRESS", raising=False)
    assert site_address(f"https://github.com/{name}") == expected


def test_the_address_can_be_given(monkeypatch):
    monkeypatch.setenv("BOOK_ADDRESS", "https://cours.exemple.fr")
    assert site_address(None) == "https://cours.exemple.fr/"


@pytest.mark.parametrize(
    ("computed", "written"),
    [
        ("0.4967", "0,4967"),
        ("-0.1383", "−0,1383"),
        ("12,345.6", "12\u202f345,6"),
        ("92.0%", "92,0\u202f%"),
        ("283", "283"),
        ("converge", "converge"),
    ],
)
def test_numbers_in_the_prose_are_written_in_french(computed, written):
    assert french(computed) == written


def test_the_fingerprint_follows_its_files_and_nothing_else(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.py").write_text("x = 1")
    before = fingerprint(tmp_path, "lib/**/*")
    (tmp_path / "lib" / "a.pyc").touch()
    (tmp_path / "book").mkdir()
    assert fingerprint(tmp_path, "lib/**/*") == before
    (tmp_path / "lib" / "a.py").write_text("x = 2")
    assert fingerprint(tmp_path, "lib/**/*") != before


def test_the_fingerprint_follows_python_and_its_packages(monkeypatch):
    before = fingerprint(BOOK.parent, "lib/*")
    assert fingerprint(BOOK.parent, "lib/*", words=["numpy==3"]) != before
    monkeypatch.setattr(sys, "version", "3.99")
    assert fingerprint(BOOK.parent, "lib/*") != before
