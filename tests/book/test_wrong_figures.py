"""Trente-trois figures et exports faux : chacun est signalé, sous son nom, et lui seul."""

from copy import deepcopy

import numpy as np
import pytest
from jupyter_cache.executors.utils import single_nb_execution

from tests.book.drawings import differences, margins
from tests.book.test_drawn import built, stored
from tests.book.wrong import (
    activation,
    faded,
    labels,
    layer,
    negative,
    other_way,
    shifted,
    swapped,
    without,
)
from tests.site.sampling import sampled
from web.notebooks.chapters import read
from web.notebooks.drawn import drawings
from web.repository import BOOK

# Dans le code de chaque chapitre : la figure, ce qui s’y lit, ce qu’on y met.
WRONG_CODE = {
    "2-cout": [
        ("fig-carres", "y[:, 0], (w, b))", "y[:, 0], (w, -b))"),
        ("fig-vraisemblance", "spread=1,", "spread=1.1,"),
        ("fig-surface", "b_grid, C_grid)", "b_grid, C_grid[::-1])"),
        (
            "fig-parabole",
            "cost_curve(weight_cost,",
            "cost_curve(lambda w: 3 * weight_cost(w),",
        ),
        ("export landscape", '"b": b})', '"b": -b})'),
    ],
    "3-descente-de-gradient": [
        ("fig-tangente", "tangent_at=w)", "tangent_at=w + 0.1)"),
        (
            "fig-gradient",
            "C_grid, levels, (2, 1), arrows",
            "C_grid.T, levels, (2, 1), arrows",
        ),
        ("fig-taux-faible", "steps=slow)", "steps=slow[:-1])"),
        ("fig-taux-eleve", "steps=fast)", "steps=fast[::-1])"),
        ("fig-axes", "(2, 1), directions", "(2, 1.1), directions"),
        (
            "fig-carte",
            '"η = 0,1": descend(-0.2, 0.2, 0.1,',
            '"η = 0,1": descend(-0.2, 0.2, 0.11,',
        ),
        ("export descent", '"w": w,', '"w": w + 1e-6,'),
    ],
    "4-epoques-et-lots": [
        (
            "fig-frise",
            "(examples, examples, 4, generator)]\n        for",
            "(examples, examples, 2, generator)]\n        for",
        ),
        ("fig-tailles", '"époque",\n    "coût",', '"coût",\n    "époque",'),
        ("fig-perte", "(range(1001), losses)", "(range(1001), losses[::-1])"),
        ("fig-droite-apprise", '"droite apprise": (w, b)', '"droite apprise": (b, w)'),
        ("export batches", '"X": X[:, 0].tolist()', '"X": X[::-1, 0].tolist()'),
    ],
}


@pytest.mark.parametrize("name", sampled(WRONG_CODE, "2-cout"))
def test_what_wrong_code_draws_is_seen(name):
    path = BOOK / f"{name}.md"
    notebook = read(path)
    for figure, right, wrong in WRONG_CODE[name]:
        cells = [cell for cell in notebook.cells if right in cell.source]
        assert len(cells) == 1, f"{figure} : « {right} »"
        cells[0].source = cells[0].source.replace(right, wrong)
    result = single_nb_execution(
        notebook, cwd=str(path.parent), timeout=300, allow_errors=False
    )
    assert result.err is None, result.exc_string
    found = differences(stored(path), drawings(result.nb), margins(result.nb))
    seen = {sentence.partition(",")[0] for sentence in found}
    assert seen == {figure for figure, *_ in WRONG_CODE[name]}


COMMENT = "<!-- {} -->".format
WRONG_OUTPUTS = [
    ("5-mnist", "fig-mnist", other_way),
    ("5-mnist", "fig-poids-mnist", negative),
    ("5-mnist", "fig-confusion", faded),
    ("5-mnist", "fig-pertes", without(r'<g id="line2d_25">.*?</g>')),
    ("5-mnist", "fig-pertes", shifted),
    ("5-mnist", "fig-pertes", swapped(COMMENT("entraînement"), COMMENT("test"))),
    ("5-mnist", "fig-frein", swapped("var(--blue)", "var(--orange)")),
    ("5-mnist", "fig-erreurs", other_way),
    ("5-mnist", "export digit", layer(np.negative, "float32")),
    ("5-mnist", "export digit", layer(np.flip, "float32")),
    ("5-mnist", "export digit", labels),
    ("7-perceptron-multicouche", "export digit", layer(np.negative, "float16")),
    ("7-perceptron-multicouche", "export digit", layer(lambda w: 1.5 * w, "float16")),
    ("7-perceptron-multicouche", "export digit", activation),
    ("7-perceptron-multicouche", "fig-eveil", negative),
    ("7-perceptron-multicouche", "fig-restantes", negative),
]


@pytest.mark.parametrize(("name", "figure", "change"), WRONG_OUTPUTS)
def test_a_wrong_output_is_seen(name, figure, change):
    path = BOOK / f"{name}.md"
    notebook = deepcopy(built(path))
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            glued = output.get("metadata", {}).get("scrapbook", {}).get("name")
            about = cell.metadata.get("mystnb", {}).get("figure", {})
            if figure in (about.get("name"), f"export {glued}"):
                for kind in {"image/svg+xml", "application/json"} & output.data.keys():
                    output.data[kind] = change(before := deepcopy(output.data[kind]))
                    assert output.data[kind] != before or "export" in figure
    found = differences(stored(path), drawings(notebook), margins(notebook))
    assert {sentence.partition(",")[0] for sentence in found} == {figure}


def test_a_difference_names_the_figure_its_element_and_the_value():
    path = BOOK / "2-cout.md"
    notebook = built(path)
    found = drawings(notebook)
    found["export landscape"]["b"]["valeurs"] = "0.5"
    found["fig-parabole"]["patch_1"]["points"] = (
        "0.0 244.8 374.4 249.8 374.4 0.0 0.0 0.0"
    )
    del found["fig-surface"]
    said = differences(stored(path), found, margins(notebook))
    assert said == [
        "export landscape, b, valeurs : « 0.5 » au lieu de « -0.1382643012 »",
        "fig-parabole, patch_1, points : nombre 4 : 249.8 au lieu de 244.8",
        "fig-surface : absente",
    ]
