"""Les calculs de la vallée : les méthodes de ``lib``, les racines, les polygones."""

import numpy as np
import pytest

from lib.optimizers import Adam, GradientDescent, Momentum, RMSProp
from tests.site.explorables.regression import check_same

STEPS = 20


@pytest.fixture(scope="module")
def valleys():
    """Mille vallées : leur étirement, un départ, un taux et une part gardée."""
    generator = np.random.default_rng(0)
    return [
        {
            "kappa": float(10 ** generator.uniform(0, 3)),
            "tilted": bool(generator.integers(2)),
            "start": generator.standard_normal(2).tolist(),
            "rate": float(generator.uniform(0.01, 4)),
            "beta": float(generator.random()),
        }
        for _ in range(1000)
    ]


def hessian(kappa, tilted):
    low = 1 / kappa
    if not tilted:
        return np.diag([low, 1.0])
    return np.array([[1 + low, 1 - low], [1 - low, 1 + low]]) / 2


def descent(optimizer, H, start):
    """Les points d’une descente, le départ compris."""
    path = [np.array(start)]
    for _ in range(STEPS):
        point = path[-1].copy()
        optimizer.step([point], [H @ point])
        path.append(point)
    return np.array(path)


def test_the_valley_has_the_slopes_that_it_says():
    for tilted in (False, True):
        assert np.allclose(np.linalg.eigvalsh(hessian(50, tilted)), [1 / 50, 1])


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("gradient", lambda rate, beta: GradientDescent(rate)),
        ("momentum", Momentum),
        ("rmsprop", RMSProp),
        ("adam", lambda rate, beta: Adam(rate, (beta, 0.9 + beta / 10))),
    ],
)
def test_the_paths_are_those_of_lib(pure, valleys, name, make):
    memory = "[beta, 0.9 + beta / 10]" if name == "adam" else "beta"
    computed = pure(
        f"""return data.map(({{kappa, tilted, start, rate, beta}}) => {{
            const H = valley.hessian(kappa, tilted);
            const move = optimizers.METHODS.{name}(rate, {memory});
            const path = valley.walk(H, start, move, {STEPS});
            return [path.flat(), path.map(point => valley.height(H, point))];
        }})""",
        valleys,
    )
    for (points, costs), v in zip(computed, valleys, strict=True):
        H = hessian(v["kappa"], v["tilted"])
        path = descent(make(v["rate"], v["beta"]), H, v["start"])
        expected = np.einsum("ni,ij,nj->n", path, H, path) / 2
        kept = len(costs)
        assert kept == len(path) or costs[-1] > 1e12
        check_same([points, costs], [path[:kept], expected[:kept]])


def test_the_roots_give_the_factor_of_the_chapter(pure, valleys):
    computed = pure(
        """return data.map(({kappa, rate, beta}) => [
            valley.roots(rate, beta).flat(), valley.slowest(kappa, rate, beta)])""",
        valleys,
    )
    for ((a, b, c, d), kept), v in zip(computed, valleys, strict=True):
        products = v["rate"] * np.array([1, 1 / v["kappa"]])
        one, other = complex(a, b), complex(c, d)
        check_same([one + other, one * other], [1 + v["beta"] - products[0], v["beta"]])
        assert abs(one) >= abs(other) - 1e-12
        matrices = [[[1 + v["beta"] - p, -v["beta"]], [1, 0]] for p in products]
        radius = np.abs(np.linalg.eigvals(matrices)).max()
        assert abs(kept - radius) < 1e-7


def test_the_polygons_hold_the_settings_that_are_fast_enough(pure, valleys):
    """Au bord d’un polygone, le facteur est celui que l’on a demandé."""
    computed = pure(
        """return data.map(({kappa, beta}) => {
            const corners = valley.region(kappa, beta);
            const middles = corners.map(([x, y], k) => {
                const [u, v] = corners[(k + 1) % corners.length];
                return [(x + u) / 2, (y + v) / 2];
            });
            const at = ([rate, beta]) => valley.slowest(kappa, rate, beta);
            const rate = valley.tuned(kappa);
            return [middles.map(at), valley.slowest(kappa, rate.rate, rate.beta),
                corners.length];
        })""",
        valleys,
    )
    found = 0
    for (edges, best, corners), v in zip(computed, valleys, strict=True):
        root = np.sqrt(v["kappa"])
        assert abs(best - (root - 1) / (root + 1)) < 1e-7
        assert bool(corners) == (v["beta"] >= (root - 1) / (root + 1))
        if corners:
            found += 1
            _, *others = edges
            assert np.allclose(others, v["beta"], atol=1e-7)
            assert edges[0] <= v["beta"] + 1e-7
    assert found > 100


def test_the_fastest_rate_is_the_one_that_stays_under_first(pure, valleys):
    rates = [0.05, 0.2, 0.8]
    computed = pure(
        """return data[0].map(({kappa, tilted, start}) => valley.fastest(
            valley.hessian(kappa, tilted), start, optimizers.METHODS.momentum, data[1], 20))""",
        [valleys[:200], rates],
    )
    for found, v in zip(computed, valleys):
        H = hessian(v["kappa"], v["tilted"])
        tried = []
        for rate in rates:
            path = descent(Momentum(rate), H, v["start"])
            costs = np.einsum("ni,ij,nj->n", path, H, path) / 2
            above = np.flatnonzero(costs > costs[0] / 1e4)[-1]
            tried.append((above + 1 if above < STEPS else np.inf, costs[-1], rate))
        steps, _, rate = min(tried)
        assert found["rate"] == rate
        assert (found["steps"] is None or found["steps"]) == steps or steps == np.inf
