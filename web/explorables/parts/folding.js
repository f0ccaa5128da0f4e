/**
 * Le réseau à une couche cachée du chapitre 6, de deux entrées vers une sortie, et son
 * entraînement. Rien ici ne dessine ni ne lit la page.
 */

import { ACTIVATIONS } from "./math.js";
import { METHODS } from "./optimizers.js";

const TURNS = 40;
const GOOD = 0.99;

/**
 * Le réseau de `size` neurones tiré de `normals`, des nombres de la loi normale, comme
 * `multilayer_perceptron` les emploie. `values` met bout à bout les poids et les biais
 * de la couche cachée, puis ceux de la sortie.
 */
export function drawn(normals, size, activation) {
  const spread = activation === "ReLU" ? Math.sqrt(2 / size) : 1;
  const values = new Float64Array(4 * size + 1);
  for (let k = 0; k < 2 * size; k++) values[k] = normals[k];
  for (let k = 0; k < size; k++) values[3 * size + k] = spread * normals[2 * size + k];
  return { size, activation, values };
}

/** Ce que la couche cachée fait d’un point, écrit dans `hidden`. */
export function represent({ size, activation, values }, [x, y], hidden = []) {
  const { value } = ACTIVATIONS[activation];
  for (let k = 0; k < size; k++) {
    hidden[k] = value(x * values[k] + y * values[size + k] + values[2 * size + k]);
  }
  return hidden;
}

/** La sortie, d’après la couche cachée : positive du côté de la classe 1. */
export function answer({ size, values }, hidden) {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += hidden[k] * values[3 * size + k];
  return sum + values[4 * size];
}

/** La sortie du réseau, en fonction d’un point. */
export function scoring(network) {
  const hidden = [];
  return (point) => answer(network, represent(network, point, hidden));
}

/** La somme que reçoit le neurone `k` : il plie le plan là où elle s’annule. */
export const crease = ({ size, values }, k) => {
  const [w, v, b] = [values[k], values[size + k], values[2 * size + k]];
  return ([x, y]) => w * x + v * y + b;
};

/** Le coût ½ (ŷ − y)² moyen des exemples de `from` à `to`, et son gradient. */
export function costAndGradient(network, { X, y }, from = 0, to = X.length) {
  const { size, activation, values } = network;
  const { slope } = ACTIVATIONS[activation];
  const gradient = new Float64Array(values.length);
  const hidden = [];
  let total = 0;
  for (let i = from; i < to; i++) {
    represent(network, X[i], hidden);
    const gap = answer(network, hidden) - y[i];
    total += gap ** 2;
    const error = gap / (to - from);
    for (let k = 0; k < size; k++) {
      gradient[3 * size + k] += hidden[k] * error;
      const back = error * values[3 * size + k] * slope(hidden[k]);
      gradient[k] += X[i][0] * back;
      gradient[size + k] += X[i][1] * back;
      gradient[2 * size + k] += back;
    }
    gradient[4 * size] += error;
  }
  return { cost: total / (2 * (to - from)), gradient };
}

/** La part des points bien classés : y vaut −1 ou 1. */
export function right(network, { X, y }) {
  const score = scoring(network);
  return X.filter((point, i) => score(point) > 0 === y[i] > 0).length / X.length;
}

/** Un essai est réussi quand au plus un point sur cent est mal classé. */
export const succeeded = (network, problem) => right(network, problem) >= GOOD;

/** Un entraînement par Adam, les lots pris dans l’ordre des points. */
export class Training {
  constructor(network, problem, { rate, batch }) {
    Object.assign(this, { network, problem, batch, epochs: 0, steps: 0 });
    this.move = METHODS.adam(rate);
  }

  epoch() {
    const { network, problem, batch } = this;
    const { values } = network;
    for (let from = 0; from < problem.X.length; from += batch) {
      const to = Math.min(from + batch, problem.X.length);
      const { gradient } = costAndGradient(network, problem, from, to);
      this.steps += 1;
      for (let k = 0; k < values.length; k++) {
        values[k] -= this.move(gradient[k], k, this.steps);
      }
    }
    this.epochs += 1;
  }
}

/**
 * Comment regarder la couche cachée dans un plan : {place(hidden), side(point), names}.
 * Jusqu’à deux neurones, c’est leur plan. Au-delà, la sortie ŷ est en abscisse, et en
 * ordonnée la direction, perpendiculaire à la précédente, où les points s’étalent le
 * plus. Dans les deux cas la frontière, où `side` s’annule, est une droite.
 */
export function view(network, X) {
  const { size, values } = network;
  if (size <= 2) {
    return {
      place: ([first, second = 0]) => [first, second],
      side: (point) => answer(network, point),
      names: size === 1 ? ["h₁", ""] : ["h₁", "h₂"],
    };
  }
  const all = X.map((point) => represent(network, point));
  const middle = all[0].map((_, k) => all.reduce((s, h) => s + h[k], 0) / all.length);
  const spread = spreading(all, middle, values.subarray(3 * size, 4 * size));
  return {
    place: (hidden) => [
      answer(network, hidden),
      spread.reduce((sum, v, k) => sum + v * (hidden[k] - middle[k]), 0),
    ],
    side: ([x]) => x,
    names: ["sortie ŷ", "étalement"],
  };
}

/** La direction où `all` s’étale le plus, parmi celles perpendiculaires à `axis`. */
function spreading(all, middle, axis) {
  const dot = (u, v) => u.reduce((sum, value, k) => sum + value * v[k], 0);
  const length = dot(axis, axis) || 1;
  const products = middle.map(() => middle.map(() => 0));
  for (const hidden of all) {
    const gap = hidden.map((value, k) => value - middle[k]);
    const along = dot(gap, axis) / length;
    for (let k = 0; k < gap.length; k++) gap[k] -= along * axis[k];
    for (let k = 0; k < gap.length; k++) {
      for (let j = 0; j < gap.length; j++) products[k][j] += gap[k] * gap[j];
    }
  }
  let best = middle.map((_, k) => 1 / (k + 1));
  for (let turn = 0; turn < TURNS; turn++) {
    const next = products.map((row) => dot(row, best));
    const size = Math.sqrt(dot(next, next));
    if (!size) break;
    best = next.map((value) => value / size);
  }
  return best;
}
