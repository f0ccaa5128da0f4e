/**
 * L’état de chaque figure dans l’adresse de la page, pour la partager :
 * `?descent.w=0.5&descent.rate=1.25#fig-a-descendre`.
 */

import { rounded } from "./numbers.js";

const DELAY = 400;
const DIGITS = 4;
const waiting = new Map();
let _timer = null;

/** Ce que l’adresse dit de la figure `name` : {clé: texte}. */
export function read(name) {
  const found = {};
  for (const [key, text] of new URLSearchParams(location.search)) {
    if (key.startsWith(`${name}.`)) found[key.slice(name.length + 1)] = text;
  }
  return found;
}

/** Le nombre que dit un texte, s’il est dans l’intervalle. */
export function numberIn(text, [min, max], otherwise) {
  const value = Number(text || NaN);
  return value >= min && value <= max ? value : otherwise;
}

/** De même, arrondi au-dessous à un entier. */
export const wholeIn = (...given) => Math.floor(numberIn(...given));

/** Le texte, si c’est l’un des noms de `options`. */
export const among = (options, text = "", otherwise) =>
  Object.hasOwn(options, text) ? text : otherwise;

/** L’état, en texte : les nombres à quatre décimales, assez pour le retrouver. */
export const inText = (state) =>
  Object.fromEntries(
    Object.entries(state).map(([key, value]) => [
      key,
      String(typeof value === "number" ? rounded(value, DIGITS) : value),
    ]),
  );

/**
 * Écrit bientôt dans l’adresse ce qui, dans l’état d’une figure, n’est pas celui
 * d’origine, sans ajouter à l’historique. `saved` rend l’état.
 */
export function write(name, saved, origin, anchor) {
  waiting.set(name, { saved, origin, anchor });
  _timer ??= setTimeout(flush, DELAY);
}

function flush() {
  _timer = null;
  const url = new URL(location.href);
  for (const [name, { saved, origin, anchor }] of waiting) {
    const [now, before] = [inText(saved()), inText(origin)];
    const kept = Object.entries(now).filter(([key, text]) => text !== before[key]);
    for (const key of Object.keys(now)) url.searchParams.delete(`${name}.${key}`);
    for (const [key, text] of kept) url.searchParams.set(`${name}.${key}`, text);
    if (kept.length) url.hash = anchor;
    else if (url.hash === `#${anchor}`) url.hash = "";
  }
  waiting.clear();
  history.replaceState(history.state, "", url);
}
