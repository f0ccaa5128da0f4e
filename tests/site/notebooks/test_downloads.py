"""Les carnets à emporter : ce qui a été exécuté, sans MyST, prêt pour Colab."""

import re
import sys
import tomllib

import nbformat
import pytest

from tests.site.conftest import SITE
from tests.site.little_book import CONFIG, write
from web.notebooks.chapters import read
from web.repository import BOOK, ROOT

CHAPTERS = pytest.mark.parametrize(
    "path", sorted(BOOK.glob("[0-9]*.md")), ids=lambda p: p.stem
)
EXECUTED = """---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
---
# Page

```{code-cell}
print(6 * 7)
```
"""


def downloaded(path):
    return nbformat.read(SITE / "carnets" / f"{path.stem}.ipynb", 4)


def test_a_notebook_installs_lib_and_reads_anywhere(build, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "ada/cours")
    site, _ = build(
        "# Un\n\n:::{admonition} À savoir\n:class: tip\nDeux {doc}`mots <annexes/glossaire>`.\n:::\n"
    )
    carnet = nbformat.read(site / "carnets" / "1-un.ipynb", 4)
    nbformat.validate(carnet)
    install, text = carnet.cells
    assert "%pip install --quiet" in install.source
    assert '"git+https://github.com/ada/cours" myst-nb' in install.source
    assert text.source == "# Un\n\n> **À savoir**\n> \n> Deux mots."


def test_a_notebook_holds_what_the_build_has_executed(tmp_path, monkeypatch, sphinx):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    source = write(tmp_path / "livre", EXECUTED)
    sphinx(source, CONFIG | {"nb_execution_mode": "cache"})
    carnet = nbformat.read(tmp_path / "html" / "carnets" / "1-un.ipynb", 4)
    assert carnet.cells[1].outputs[0].text == "42\n"


@CHAPTERS
def test_a_notebook_has_the_cells_of_its_chapter_and_their_outputs(path):
    code = [cell.source for cell in read(path).cells if cell.cell_type == "code"]
    cells = [c for c in downloaded(path).cells if c.cell_type == "code"]
    cells = [cell for cell in cells if cell["id"] != "installation"]
    assert [cell.source for cell in cells] == code
    assert all(cell.execution_count for cell in cells)


@CHAPTERS
def test_no_myst_is_left_in_a_notebook(path):
    prose = [c.source for c in downloaded(path).cells if c.cell_type == "markdown"]
    assert prose
    assert not any(
        ":::" in text or "```{" in text or "}`" in text or "$$ (" in text
        for text in prose
    )


@CHAPTERS
def test_a_notebook_imports_only_what_its_first_cell_installs(path):
    code = "\n".join(c.source for c in downloaded(path).cells if c.cell_type == "code")
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", code, re.MULTILINE))
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    installed = {re.match(r"[\w-]+", d)[0] for d in needed["project"]["dependencies"]}
    installed |= {"IPython", "lib", "myst_nb", "sklearn"}
    assert imported <= installed | sys.stdlib_module_names
