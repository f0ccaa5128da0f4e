/**
 * L’état de chaque figure dans l’adresse de la page, pour la partager :
 * `?descent.w=0.5&descent.rate=1.25#fig-a-descendre`.
 */

const DELAY = 400;
const waiting = new Map();
let timer = null;

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

/** Écrit dans l’adresse l’état d’une figure, sans ajouter à l’historique. */
export function write(name, state, anchor) {
  waiting.set(name, { state, anchor });
  timer ??= setTimeout(flush, DELAY);
}

function flush() {
  timer = null;
  const url = new URL(location.href);
  for (const [name, { state, anchor }] of waiting) {
    for (const [key, value] of Object.entries(state)) {
      if (value === "") url.searchParams.delete(`${name}.${key}`);
      else url.searchParams.set(`${name}.${key}`, value);
    }
    if (anchor) url.hash = anchor;
  }
  waiting.clear();
  history.replaceState(history.state, "", url);
}
