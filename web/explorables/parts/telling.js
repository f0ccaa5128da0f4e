/** Un graphe de calcul, en mots : ses poids, ses étapes, ses chemins. */

import { short } from "./chart.js";
import { gradient, paths } from "./graph.js";
import { count } from "./numbers.js";

const LEAST = 3;

const number = ({ digits }, value) => short(value, Math.max(digits, LEAST));
const inBrackets = (text) => (text.startsWith("−") ? `(${text})` : text);

/** Des produits, additionnés : « 2 × 0,5 − 1 × (−1) ». */
function products(data, terms) {
  const texts = terms.map(([first, ...others]) =>
    [
      number(data, first),
      ...others.map((factor) => inBrackets(number(data, factor))),
    ].join(" × "),
  );
  return texts.reduce((sum, text) =>
    text.startsWith("−") ? `${sum} − ${text.slice(1)}` : `${sum} + ${text}`,
  );
}

/** Les couples d’un terme et de ce qui le multiplie, là où quelque chose passe. */
const pairs = (slopes, others) =>
  slopes.flatMap((slope, n) => (slope === null ? [] : [[slope, others[n]]]));

/** Le nom d’un poids, ou d’une entrée. */
export function called({ names }, { at, from, to }) {
  if (to === undefined) return names[at][from];
  return `de ${names[at][from]} à ${names[at + 1][to]}`;
}

/** Le calcul d’un nombre, ou d’une dérivée. */
export function tellStep(data, { columns, slopes, derivatives }, { k, i, way }) {
  const { names, steps, words } = data;
  const [name, end] = [names[k][i], names.at(-1)[0]];
  if (way === "back") {
    const result = number(data, derivatives[k][i]);
    const done =
      k + 2 < columns.length
        ? `${products(data, pairs(slopes[k][i], derivatives[k + 1]))} =`
        : `${words.last}, soit`;
    return `Retour. ∂${end}/∂${name} : ${done} ${result}.`;
  }
  const [[kind, W], result] = [steps[k - 1], number(data, columns[k][i])];
  if (kind !== "weights") return `Aller. ${name} : ${words[kind]}, soit ${result}.`;
  const column = W.map((row) => row[i]);
  return `Aller. ${name} = ${products(data, pairs(column, columns[k - 1]))} = ${result}.`;
}

/** Les chemins d’un poids à la perte, dont les produits s’additionnent. */
export function tellPaths(data, { columns, slopes, derivatives }, knob) {
  const { found } = paths(knob, columns, slopes);
  const terms = products(
    data,
    found.map(({ factors }) => factors),
  );
  const total = number(data, gradient(knob, columns, derivatives));
  const end = data.names.at(-1)[0];
  return `${count(found.length, "chemin")} jusqu’à ${end}. Dérivée, en δ = 0 : ${terms} = ${total}.`;
}
