"""Les carnets à emporter : ce que la page montre, dans n’importe quel lecteur."""

import re
import sys
import tomllib

import nbformat
import pytest

from tests.site.conftest import SITE
from tests.site.little_book import CONFIG, write
from tests.site.notebooks.notebooks import CHAPTERS, downloaded, page, texts
from web.exercises.reading import call
from web.notebooks.chapters import read
from web.repository import ROOT

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
MYST = re.compile(r":::|```\{|\}`|\$\$ \(|^\([\w-]+\)=$|\.md[)#]", re.MULTILINE)
CITED = re.compile(r'bibliographie\.html#[\w-]+"[^>]*>(?:<[^>]*>)*(\d+)<')


def test_a_notebook_holds_what_the_build_has_executed(tmp_path, monkeypatch, sphinx):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    source = write(tmp_path / "livre", EXECUTED)
    sphinx(source, CONFIG | {"nb_execution_mode": "cache"})
    carnet = nbformat.read(tmp_path / "html" / "carnets" / "1-un.ipynb", 4)
    assert carnet.cells[2].outputs[0].text == "42\n"


@CHAPTERS
def test_a_notebook_has_the_cells_of_its_page_and_their_outputs(path):
    shown = [
        cell.source
        for cell in read(path).cells
        if cell.cell_type == "code"
        and "remove-cell" not in cell.metadata.get("tags", [])
    ]
    first, *cells = [c for c in downloaded(path).cells if c.cell_type == "code"]
    assert "wheel" in first.source or ".whl" in first.source
    checks = [c for c in read(path).cells if "check" in c.metadata.get("tags", [])]
    calls = [call(check.source) for check in checks]
    assert [cell.source for cell in cells if cell.source in calls] == calls
    cells = [cell for cell in cells if cell.source not in calls]
    assert all(cell.execution_count for cell in cells)
    hidden = {"source_hidden": True, "outputs_hidden": True}
    for cell in cells:
        if cell.source not in shown:
            assert cell.metadata.jupyter == hidden and cell.outputs == []
    assert [cell.source for cell in cells if cell.source in shown] == shown


@CHAPTERS
def test_no_plumbing_is_left_in_a_notebook(path):
    nbformat.validate(downloaded(path))
    assert [text for text in texts(downloaded(path)) if MYST.search(text)] == []
    code = [c.source for c in downloaded(path).cells if c.cell_type == "code"]
    assert not any("glue(" in text or "myst_nb" in text for text in code)


@CHAPTERS
def test_every_solution_is_folded(path):
    cells = downloaded(path).cells
    folded = [c for c in cells if c.metadata.get("jp-MarkdownHeadingCollapsed")]
    alone = [
        t for t in texts(downloaded(path)) if t.startswith("<details>\n<summary>Sol")
    ]
    assert all(c.source.startswith("#### Solution") for c in folded)
    assert all("\n" not in c.source for c in folded), "un titre replié est seul"
    expected = read(path)
    count = sum(c.source.count("{solution-start}") for c in expected.cells)
    assert len(folded) + len(alone) == count > 0
    solving = False
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("#"):
            solving = cell.source.startswith("#### Solution")
        if solving and cell.cell_type == "code":
            assert cell.metadata.jupyter.source_hidden


@CHAPTERS
def test_what_is_cited_is_at_the_end(path):
    cited = set(CITED.findall(page(path)))
    *_, last = texts(downloaded(path))
    listed = re.findall(r"^- \[(\d+)\] ", last, re.MULTILINE)
    assert set(listed) == cited
    assert listed == sorted(listed, key=int)


@CHAPTERS
def test_a_notebook_imports_only_what_its_first_cell_installs(path):
    code = "\n".join(c.source for c in downloaded(path).cells if c.cell_type == "code")
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", code, re.MULTILINE))
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    installed = {re.match(r"[\w-]+", d)[0] for d in needed["project"]["dependencies"]}
    installed |= {"IPython", "lib", "sklearn"}
    assert imported <= installed | sys.stdlib_module_names


@pytest.mark.parametrize("name", ["etudes", "errata"])
def test_the_annexes_that_run_are_notebooks_too(name):
    carnet = nbformat.read(SITE / "carnets" / f"{name}.ipynb", 4)
    assert [text for text in texts(carnet) if MYST.search(text)] == []
