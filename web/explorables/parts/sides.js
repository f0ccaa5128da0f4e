/** Les deux côtés d’une frontière dans un plan, par interpolation sur une grille. */

/** Le point, entre `from` et `to`, où la valeur, qui va de `a` à `b`, s’annule. */
const crossing = (from, to, a, b) =>
  from.map((v, k) => v + ((to[k] - v) * a) / (a - b));

/**
 * Les polygones où `side`, fonction d’un point, est positive, et les segments où elle
 * s’annule, dans le rectangle `ranges` découpé en `cells` × `cells`.
 */
export function sides(side, ranges, cells) {
  const corner = (...place) =>
    ranges.map(([low, high], k) => low + ((high - low) * place[k]) / cells);
  const values = Array.from({ length: cells + 1 }, (_, j) =>
    Array.from({ length: cells + 1 }, (_, i) => side(corner(i, j))),
  );
  const [polygons, segments] = [[], []];
  for (let j = 0; j < cells; j++) {
    let full = 0;
    for (let i = 0; i <= cells; i++) {
      const heights = i < cells ? around(values, i, j) : null;
      if (heights?.every((height) => height > 0)) {
        full += 1;
        continue;
      }
      if (full) polygons.push(box(i - full, i, j).map((place) => corner(...place)));
      full = 0;
      if (!heights || heights.every((height) => height <= 0)) continue;
      const [kept, cuts] = cut(
        box(i, i + 1, j).map((place) => corner(...place)),
        heights,
      );
      polygons.push(kept);
      segments.push(cuts.slice(0, 2));
      if (cuts.length > 2) segments.push(cuts.slice(2));
    }
  }
  return { polygons, segments };
}

const box = (from, to, j) => [
  [from, j],
  [to, j],
  [to, j + 1],
  [from, j + 1],
];

const around = (values, i, j) => [
  values[j][i],
  values[j][i + 1],
  values[j + 1][i + 1],
  values[j + 1][i],
];

/** La part positive d’un carré, et les points de son bord où la valeur s’annule. */
function cut(corners, heights) {
  const [kept, cuts] = [[], []];
  corners.forEach((corner, k) => {
    const next = (k + 1) % 4;
    const [here, there] = [heights[k], heights[next]];
    if (here > 0) kept.push(corner);
    if (here > 0 === there > 0) return;
    cuts.push(crossing(corner, corners[next], here, there));
    kept.push(cuts.at(-1));
  });
  return [kept, cuts];
}
