/**
 * Ce que deviennent les nombres à travers des couches toutes pareilles, à l’aller puis
 * au retour. Chapitre 7, « Ni trop près, ni trop loin ». Rien ici ne dessine ni ne lit
 * la page.
 */

import { activationOf } from "./math.js";
import { clamp } from "./numbers.js";

const WEYL = 0x6d2b79f5;

/**
 * Une suite de nombres de la loi normale, la même pour une même graine, tirés quand on
 * les demande (mulberry32, puis Box et Muller).
 */
export class Normals {
  constructor(seed, most) {
    this.state = seed;
    this.values = new Float32Array(most);
    this.count = 0;
  }

  /** Un nombre de 0, compris, à 1. */
  uniform() {
    this.state = (this.state + WEYL) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Les `length` nombres de la suite à partir de `from`. */
  take(from, length) {
    const { values } = this;
    while (this.count < from + length) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      values[this.count++] = radius * Math.cos(angle);
      values[this.count++] = radius * Math.sin(angle);
    }
    return values.subarray(from, from + length);
  }
}

/** Les sommes Z = s·A·W ; une ligne de `A` est un exemple, et W est carrée. */
function forward(A, W, scale, width) {
  const Z = new Float64Array(A.length);
  for (let row = 0; row < A.length; row += width) {
    for (let j = 0; j < width; j++) {
      const a = scale * A[row + j];
      if (a === 0) continue;
      const from = j * width;
      for (let k = 0; k < width; k++) Z[row + k] += a * W[from + k];
    }
  }
  return Z;
}

/** Ce que la couche transmet en arrière : s·∂L/∂Z·Wᵀ. */
function backward(dZ, W, scale, width) {
  const dA = new Float64Array(dZ.length);
  for (let row = 0; row < dZ.length; row += width) {
    for (let j = 0; j < width; j++) {
      const from = j * width;
      let sum = 0;
      for (let k = 0; k < width; k++) sum += dZ[row + k] * W[from + k];
      dA[row + j] = scale * sum;
    }
  }
  return dA;
}

/**
 * Un lot `X` traverse `depth` couches, puis le gradient `dA` de leur sortie revient.
 * `weights(k)` : les poids de la couche k, à multiplier par `scale`. S’interrompt après
 * chaque couche ; rend, pour chacune, ses sommes Z, ses sorties A et ∂L/∂Z.
 */
export function* travel({ X, dA, weights, depth, width, activation, scale }) {
  const { value, slope } = activationOf({ activation });
  const layers = [];
  let [A, back] = [X, dA];
  for (let k = 0; k < depth; k++) {
    const Z = forward(A, weights(k), scale, width);
    A = new Float64Array(Z.length);
    for (let i = 0; i < Z.length; i++) A[i] = value(Z[i]);
    layers.push({ Z, A });
    yield;
  }
  for (let k = depth - 1; k >= 0; k--) {
    const layer = layers[k];
    layer.dZ = new Float64Array(back.length);
    for (let i = 0; i < back.length; i++) layer.dZ[i] = back[i] * slope(layer.A[i]);
    if (k) back = backward(layer.dZ, weights(k), scale, width);
    yield;
  }
  return layers;
}

/** La moyenne de `term` sur des nombres. */
function mean(values, term) {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += term(values[i]);
  return total / values.length;
}

/** L’écart-type, autour de la moyenne. */
export function deviation(values) {
  const middle = mean(values, (v) => v);
  return Math.sqrt(mean(values, (v) => (v - middle) ** 2));
}

/** La pente moyenne de l’activation, d’après les sorties des couches. */
export function meanSlope(layers, activation) {
  const { slope } = activationOf({ activation });
  return mean(layers, ({ A }) => mean(A, slope));
}

/**
 * La part des valeurs dans chacun des `bins` intervalles égaux de [low, high] ; celles
 * qui en sortent comptent au bord.
 */
export function shares(values, [low, high], bins) {
  const counts = new Float64Array(bins);
  const unit = (high - low) / bins;
  for (let i = 0; i < values.length; i++) {
    counts[clamp(Math.floor((values[i] - low) / unit), [0, bins - 1])] += 1;
  }
  return counts.map((n) => n / values.length);
}
