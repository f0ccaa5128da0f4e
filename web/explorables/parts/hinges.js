/**
 * La somme de ReLU du chapitre 6, dont on pose les pliures : les poids de sortie qui
 * suivent au mieux des points, et l’écart. Rien ici ne dessine.
 */

import { forward } from "./math.js";

const NEGLIGIBLE = 1e-9;

function dot(u, v) {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i] * v[i];
  return sum;
}

/** Retire à `rest` sa part le long de `unit`, et rend cette part. */
function remove(rest, unit) {
  const share = dot(unit, rest);
  for (let i = 0; i < rest.length; i++) rest[i] -= share * unit[i];
  return share;
}

/**
 * Les coefficients de moindre erreur quadratique, par orthogonalisation (Gram et
 * Schmidt, deux passages). Une colonne qui dépend des précédentes reçoit zéro.
 */
function solve(columns, y) {
  const kept = [];
  columns.forEach((column, place) => {
    const rest = Float64Array.from(column);
    const shares = kept.map(({ unit }) => remove(rest, unit));
    kept.forEach(({ unit }, j) => (shares[j] += remove(rest, unit)));
    const size = Math.sqrt(dot(rest, rest));
    if (size <= NEGLIGIBLE * Math.sqrt(dot(column, column))) return;
    kept.push({ place, shares, size, unit: rest.map((value) => value / size) });
  });
  const rest = Float64Array.from(y);
  const goals = kept.map(({ unit }) => remove(rest, unit));
  const found = columns.map(() => 0);
  for (let k = kept.length - 1; k >= 0; k--) {
    const { place, shares, size } = kept[k];
    found[place] = goals[k] / size;
    shares.forEach((share, j) => (goals[j] -= share * found[place]));
  }
  return found;
}

/** Le réseau ŷ = c + Σ vₖ ReLU(x − tₖ) de pliures t, au plus près des points. */
export function fitted(knots, X, y) {
  const awake = knots.map((t) => X.map((x) => Math.max(x - t, 0)));
  const [c, ...v] = solve([X.map(() => 1), ...awake], y);
  return network({ w: knots.map(() => 1), b: knots.map((t) => -t), v, c: [c] });
}

/** Les deux couches ŷ = c + Σ vₖ ReLU(wₖ x + bₖ), pour `forward`. */
export const network = ({ w, b, v, c }) => [
  { weights: w, biases: b, activation: "ReLU" },
  { weights: v, biases: c, activation: "Identity" },
];

/** La réponse du réseau en x. */
export const answer = (layers, x) => forward(layers, [x])[0];

/** L’écart : la racine de l’erreur quadratique moyenne. */
export function gap(layers, X, y) {
  const errors = X.map((x, i) => answer(layers, x) - y[i]);
  return Math.sqrt(dot(errors, errors) / X.length);
}
