"""Le livre que les tests de la construction interrompent, gênent et abîment."""

import pytest

from tests.site.build import builds
from web.repository import ROOT


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Un livre de deux chapitres et sa ``lib``, dans un dossier mal nommé."""
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    root = tmp_path / "un livre d’été, à part"
    (root / "lib").mkdir(parents=True)
    (root / "lib" / "__init__.py").touch()
    (root / "lib" / "answer.py").write_text(builds.MODULE)
    (root / "_build").mkdir()
    for made in ("node_modules", "_build/.fonts"):
        (root / made).symlink_to(ROOT / made)
    builds.write(root)
    return root


@pytest.fixture
def expected(book):
    """Le site du livre, construit sans encombre, puis effacé."""
    code, log = builds.build(book)
    assert code == 0, log
    site = builds.files(book)
    assert len(site) > 30
    builds.clean(book)
    return site
