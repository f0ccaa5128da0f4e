"""Les deux côtés d’une frontière : leurs aires, et le tracé qui les sépare."""

import numpy as np


def test_the_plane_is_shared_along_the_line(pure):
    """Un demi-plan : l’aire de ses polygones, et des segments sur sa frontière."""
    found = pure(
        """const side = ([x, y]) => data[0] * x + data[1] * y + data[2];
        return [1, 7].map(cells => sides.sides(side, [[-1, 1], [-1, 1]], cells));""",
        [1.0, 2.0, 0.5],
    )
    for shapes in found:
        area = sum(
            abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2
            for x, y in (np.transpose(polygon) for polygon in shapes["polygons"])
        )
        assert abs(area - 2.5) < 1e-12
        ends = np.reshape(shapes["segments"], (-1, 2))
        assert np.allclose(ends @ [1, 2] + 0.5, 0)


def test_the_edge_of_a_flat_region_is_straight(pure):
    """Nulle sur un demi-plan, comme la réponse là où dorment tous les neurones ReLU."""
    segments = pure(
        """const side = ([x, y]) => Math.max(data[0] * x + data[1] * y + data[2], 0);
        return sides.sides(side, [[-1, 1], [-1, 1]], 36).segments;""",
        [1.0, 2.0, 0.5],
    )
    ends = np.reshape(segments, (-1, 2))
    assert len(ends) > 36
    distances = np.abs(ends @ [1, 2] + 0.5) / np.hypot(1, 2)
    assert distances.max() < 2 / 36 / 2**6
