/**
 * Les calculs du livre, tels que `lib` et les chapitres les font.
 * Rien ici ne dessine ni ne lit la page.
 */

/** La moyenne de `term(i)` sur les exemples `rows`. */
const mean = (rows, term) => {
  let total = 0;
  for (const i of rows) total += term(i);
  return total / rows.length;
};

const all = (X) => Array.from(X, (_, i) => i);

/** La sortie du perceptron sans activation. Chapitre 1. */
export const perceptron = (x, w, b) => w * x + b;

/** Le coût C = 1/(2n) Σ (ŷᵢ − yᵢ)². Chapitre 2. */
export const cost = (X, y, [w, b]) =>
  mean(all(X), (i) => (perceptron(X[i], w, b) - y[i]) ** 2) / 2;

/** Le gradient [∂C/∂w, ∂C/∂b], estimé sur les exemples `rows`. Chapitre 3. */
export const gradient = (X, y, [w, b], rows = all(X)) => [
  mean(rows, (i) => (perceptron(X[i], w, b) - y[i]) * X[i]),
  mean(rows, (i) => perceptron(X[i], w, b) - y[i]),
];

/** Un pas : θ ← θ − η ∂C/∂θ. Chapitre 3. */
export const step = (point, slope, rate) =>
  point.map((value, k) => value - rate * slope[k]);

/** Les points d’une descente de `steps` pas, le départ compris. */
export function descend(X, y, start, rate, steps) {
  const path = [start];
  for (let k = 0; k < steps; k++) {
    path.push(step(path[k], gradient(X, y, path[k]), rate));
  }
  return path;
}

/**
 * Les deux directions propres de la hessienne [[m₂, m₁], [m₁, 1]], de la plus
 * petite valeur propre à la plus grande. Chapitre 3, « Avec les deux paramètres ».
 */
export function principal(X) {
  const m1 = mean(all(X), (i) => X[i]);
  const m2 = mean(all(X), (i) => X[i] ** 2);
  const gap = Math.hypot(m2 - 1, 2 * m1);
  return [(m2 + 1 - gap) / 2, (m2 + 1 + gap) / 2].map((value) => {
    const length = Math.hypot(m1, value - m2);
    return { value, vector: [m1 / length, (value - m2) / length] };
  });
}

/** Le plus grand taux stable : 2 / λmax. Chapitre 3. */
export const largestRate = (X) => 2 / principal(X)[1].value;

/** La droite [w, b] de plus petit coût. Chapitre 4. */
export function leastSquares(X, y) {
  const rows = all(X);
  const [x0, y0] = [mean(rows, (i) => X[i]), mean(rows, (i) => y[i])];
  const w =
    mean(rows, (i) => (X[i] - x0) * (y[i] - y0)) / mean(rows, (i) => (X[i] - x0) ** 2);
  return [w, y0 - w * x0];
}

/** Les lots de `size` exemples que l’on découpe dans `order`. Chapitre 4. */
export function minibatches(order, size) {
  const batches = [];
  for (let k = 0; k < order.length; k += size) {
    batches.push(order.slice(k, k + size));
  }
  return batches;
}

/** Le logarithme du softmax, sans jamais déborder. Chapitre 5. */
export function logSoftmax(z) {
  const top = Math.max(...z);
  const total = z.reduce((sum, score) => sum + Math.exp(score - top), 0);
  return z.map((score) => score - top - Math.log(total));
}

/** Les probabilités : e^z divisé par la somme des e^z. Chapitre 5. */
export const softmax = (z) => logSoftmax(z).map(Math.exp);

/** La perte −log p de la classe `target`, et son gradient p − y. Chapitre 5. */
export function crossEntropy(z, target) {
  const logs = logSoftmax(z);
  const slope = logs.map((log, k) => Math.exp(log) - (k === target ? 1 : 0));
  return { loss: -logs[target], gradient: slope };
}

/** Les activations de `lib/activations.py` : la valeur, et la dérivée d’après elle. */
export const ACTIVATIONS = {
  Identity: { value: (z) => z, slope: () => 1 },
  ReLU: { value: (z) => Math.max(z, 0), slope: (a) => (a > 0 ? 1 : 0) },
  Sigmoid: { value: (z) => (1 + Math.tanh(z / 2)) / 2, slope: (a) => a * (1 - a) },
  Tanh: { value: Math.tanh, slope: (a) => 1 - a * a },
};

export function activationOf({ activation }) {
  if (!Object.hasOwn(ACTIVATIONS, activation)) {
    const known = Object.keys(ACTIVATIONS).join(", ");
    throw new Error(`activation ${activation} : cette page ne connaît que ${known}`);
  }
  return ACTIVATIONS[activation];
}

/** Une couche dense : φ(xW + b), où W est rangée ligne après ligne. */
export function dense(layer, x) {
  const { weights, biases } = layer;
  const z = Array.from(biases);
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) continue;
    const row = i * z.length;
    for (let k = 0; k < z.length; k++) z[k] += x[i] * weights[row + k];
  }
  return z.map(activationOf(layer).value);
}

/** Ce qui entre dans chaque couche, puis les scores. */
function pass(layers, x) {
  const values = [x];
  for (const layer of layers) values.push(dense(layer, values.at(-1)));
  return values;
}

/** Les scores d’un réseau : la sortie de chaque couche entre dans la suivante. */
export const forward = (layers, x) => pass(layers, x).at(-1);

/** Les probabilités des dix chiffres, et le plus probable. */
export function reading(layers, image) {
  const p = softmax(forward(layers, image));
  return { p, read: p.indexOf(Math.max(...p)) };
}

/**
 * La dérivée du score `k` par rapport à chaque entrée, par rétropropagation.
 * D’une seule couche dense, ce sont les poids de la classe `k`.
 */
export function inputGradient(layers, x, k) {
  const values = pass(layers, x);
  let slope = values.at(-1).map((_, j) => (j === k ? 1 : 0));
  for (let depth = layers.length - 1; depth >= 0; depth--) {
    const { weights, biases } = layers[depth];
    const after = values[depth + 1];
    const { slope: rise } = activationOf(layers[depth]);
    slope = slope.map((s, j) => s * rise(after[j]));
    const before = new Float64Array(values[depth].length);
    for (let i = 0; i < before.length; i++) {
      const row = i * biases.length;
      for (let j = 0; j < slope.length; j++) before[i] += slope[j] * weights[row + j];
    }
    slope = before;
  }
  return slope;
}
