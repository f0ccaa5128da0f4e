"""Un petit livre de trois pages, pour essayer l’extension sans construire le vrai."""

import nbformat

from web.repository import ROOT

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
    "nb_execution_mode": "off",
}
TOC = "\n```{toctree}\nbook/1-un\nbook/annexes/glossaire\n```\n"
GLOSSARY = "# Glossaire\n\n:::{glossary}\nréseau\n  Des neurones.\n:::\n"


def write(source, text):
    """Écrit dans ``source`` un livre dont ``text`` est le chapitre."""
    (source / "book" / "annexes").mkdir(parents=True, exist_ok=True)
    (source / "book" / "annexes" / "glossaire.md").write_text(GLOSSARY, "utf-8")
    (source / "index.md").write_text(f"# Accueil\n{TOC}", "utf-8")
    (source / "book" / "1-un.md").write_text(text, "utf-8")
    nbformat.write(nbformat.v4.new_notebook(), source / "book" / "1-un.ipynb")
    if not (source / "node_modules").exists():
        (source / "node_modules").symlink_to(ROOT / "node_modules")
    return source
