"""La directive ``explorable`` : ce qu’elle refuse, ce qu’en gardent les carnets."""

import pytest
from sphinx.application import Sphinx

from web.notebooks import BOOK, chapters


@pytest.fixture
def warnings_of(tmp_path):
    """Construit une page d’une figure et rend les avertissements."""

    def warnings_of(name, options):
        lines = [f":::{{explorable}} {name}", *options, "Une légende.", ":::"]
        (tmp_path / "index.md").write_text("\n".join(["# Page", "", *lines]), "utf-8")
        log = tmp_path / "avertissements.txt"
        with log.open("w") as stream:
            app = Sphinx(
                tmp_path,
                None,
                tmp_path / "html",
                tmp_path / "doctrees",
                "html",
                status=None,
                warning=stream,
                confoverrides={
                    "extensions": ["myst_nb", "web.explorable"],
                    "exclude_patterns": ["html", "doctrees"],
                    "nb_execution_mode": "off",
                    "myst_enable_extensions": ["colon_fence"],
                },
            )
            app.build()
        return log.read_text()

    return warnings_of


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("descent", [":name: fig-a"], "il manque « :fallback: »"),
        ("descent", [":fallback: fig-b"], "il manque « :name: »"),
        ("chute", [":name: fig-a", ":fallback: fig-b"], "aucun module chute.js"),
        (
            "descent",
            [":name: fig-a", ":fallback: fig-b"],
            'le chapitre n’exporte pas glue("descent", JSON(…))',
        ),
    ],
)
def test_what_is_missing_is_said(warnings_of, name, options, expected):
    assert expected in warnings_of(name, options)


def test_the_notebooks_keep_the_caption_only():
    placed = [path for path in chapters() if "{explorable}" in path.read_text("utf-8")]
    assert len(placed) == 5
    for chapter in placed:
        notebook = (BOOK / f"{chapter.stem}.ipynb").read_text("utf-8")
        assert "{explorable}" not in notebook
        assert "À manipuler dans la page du livre" in notebook
