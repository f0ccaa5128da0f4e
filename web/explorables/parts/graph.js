/**
 * Un calcul, étape par étape : ses valeurs, à l’aller ; ses dérivées, au retour.
 * Chapitres 3, 5 et 7. Rien ici ne dessine ni ne lit la page.
 *
 * Un graphe a des entrées, `inputs`, et des étapes, `steps`, qui font chacune une
 * colonne de nombres de la précédente : [nom, réglage]. La dernière rend la perte.
 */

import { activationOf, crossEntropy, softmax } from "./math.js";

const sum = (terms) => terms.reduce((total, term) => total + term, 0);
const column = (values) => values.map((value) => [value]);

/**
 * Ce que fait une étape des nombres `x` : `value`. Et `slope`, la matrice (avant,
 * après) des dérivées de ce qui en sort, `a` ; null où rien ne passe.
 */
const STEPS = {
  weights: {
    value: (W, x) => W[0].map((_, j) => sum(x.map((v, i) => v * W[i][j]))),
    slope: (W) => W,
  },
  activation: {
    value: (activation, x) => x.map(activationOf({ activation }).value),
    slope: (activation, _x, a) => {
      const { slope } = activationOf({ activation });
      return a.map((value, i) => a.map((_, j) => (i === j ? slope(value) : null)));
    },
  },
  softmax: {
    value: (_, x) => softmax(x),
    slope: (_setting, _x, p) =>
      p.map((own, i) => p.map((q, j) => own * ((i === j) - q))),
  },
  half_mean_squared_error: {
    value: (y, x) => [sum(x.map((v, i) => (v - y[i]) ** 2)) / (2 * x.length)],
    slope: (y, x) => column(x.map((v, i) => (v - y[i]) / x.length)),
  },
  cross_entropy: {
    value: (target, x) => [crossEntropy(x, target).loss],
    slope: (target, x) => column(crossEntropy(x, target).gradient),
  },
  surprise: {
    value: (target, p) => [-Math.log(p[target])],
    slope: (target, p) => column(p.map((q, k) => (k === target ? -1 / q : 0))),
  },
};

/** L’aller : les nombres de chaque colonne. */
export function values({ inputs, steps }) {
  const columns = [inputs];
  for (const [name, setting] of steps) {
    columns.push(STEPS[name].value(setting, columns.at(-1)));
  }
  return columns;
}

export const loss = (graph) => values(graph).at(-1)[0];

/** Le retour : les pentes de chaque étape, et la dérivée de la perte en chaque nombre. */
export function back({ steps }, columns) {
  const slopes = steps.map(([name, setting], k) =>
    STEPS[name].slope(setting, columns[k], columns[k + 1]),
  );
  const derivatives = [[1]];
  for (const matrix of [...slopes].reverse()) {
    const [after] = derivatives;
    derivatives.unshift(matrix.map((row) => sum(row.map((s, j) => s * after[j]))));
  }
  return { slopes, derivatives };
}

/**
 * Ce que l’on peut pousser : les poids, s’il y en a à apprendre, ou les entrées.
 * `at` : la colonne d’où il part ; `from` et `to` : de quel nombre à quel autre.
 */
export function knobs({ inputs, steps, learns }) {
  if (learns === "inputs") return inputs.map((_, from) => ({ at: 0, from }));
  return steps
    .flatMap(([name, W], at) =>
      name === "weights"
        ? W.flatMap((row, from) => row.map((w, to) => ({ at, from, to, w })))
        : [],
    )
    .filter(({ w }) => w !== null);
}

/** La valeur d’un poids, ou d’une entrée. */
export const reading = ({ inputs, steps }, { at, from, to }) =>
  to === undefined ? inputs[from] : steps[at][1][from][to];

/** Le même graphe, où le poids est augmenté de `delta`. */
export function nudged(graph, { at, from, to }, delta) {
  const add = (list, k, change) => list.map((v, i) => (i === k ? change(v) : v));
  const push = (value) => value + delta;
  if (to === undefined) return { ...graph, inputs: add(graph.inputs, from, push) };
  const weights = (W) => add(W, from, (row) => add(row, to, push));
  const steps = add(graph.steps, at, ([name, W]) => [name, weights(W)]);
  return { ...graph, steps };
}

/**
 * Tous les chemins d’un poids à la perte : les nombres par où l’on passe, un par
 * colonne depuis `start`, et les facteurs, dont le produit est leur part du gradient.
 */
export function paths({ at, from, to }, columns, slopes) {
  const own = to === undefined;
  const start = own ? at : at + 1;
  const first = own
    ? { nodes: [from], factors: [] }
    : { nodes: [to], factors: [columns[at][from]] };
  let found = [first];
  for (const matrix of slopes.slice(start)) {
    found = found.flatMap(({ nodes, factors }) =>
      matrix[nodes.at(-1)].flatMap((slope, j) =>
        slope === null ? [] : [{ nodes: [...nodes, j], factors: [...factors, slope] }],
      ),
    );
  }
  return { start, found };
}

/** Le gradient d’un poids : la valeur d’où il part, fois la dérivée où il arrive. */
export const gradient = ({ at, from, to }, columns, derivatives) =>
  to === undefined
    ? derivatives[at][from]
    : columns[at][from] * derivatives[at + 1][to];
