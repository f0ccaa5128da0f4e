/** Les deux côtés d’une frontière dans un plan, suivis sur une grille. */

const HALVINGS = 7;

const middle = (from, to) => from.map((v, k) => (v + to[k]) / 2);

/**
 * Le point, entre `from` et `to`, où `side` change de signe. Où elle est nulle sur toute
 * une région, interpoler ne le trouverait pas : on approche par moitiés.
 */
function crossing(side, from, to) {
  const positive = side(from) > 0;
  for (let k = 0; k < HALVINGS; k++) {
    const half = middle(from, to);
    if (side(half) > 0 === positive) from = half;
    else to = half;
  }
  const [a, b] = [side(from), side(to)];
  return from.map((v, k) => v + ((to[k] - v) * a) / (a - b));
}

/**
 * Les polygones où `side`, fonction d’un point, est positive, et les segments où elle
 * s’annule, dans le rectangle `ranges` découpé en `cells` × `cells`.
 */
export function sides(side, ranges, cells) {
  const [xs, ys] = ranges.map(([low, high]) =>
    Array.from({ length: cells + 1 }, (_, k) => low + ((high - low) * k) / cells),
  );
  const corner = (i, j) => [xs[i], ys[j]];
  const values = ys.map((_, j) => xs.map((_, i) => side(corner(i, j))));
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
      const corners = box(i, i + 1, j).map((place) => corner(...place));
      const [kept, cuts] = cut(side, corners, heights);
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
function cut(side, corners, heights) {
  const [kept, cuts] = [[], []];
  corners.forEach((corner, k) => {
    const next = (k + 1) % 4;
    const [here, there] = [heights[k], heights[next]];
    if (here > 0) kept.push(corner);
    if (here > 0 === there > 0) return;
    cuts.push(crossing(side, corner, corners[next]));
    kept.push(cuts.at(-1));
  });
  return [kept, cuts];
}
