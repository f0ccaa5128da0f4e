/** Ce que le lecteur a lu et répondu, gardé dans son navigateur, et le calendrier. */

const KEY = "livre:questions";
const WAITS = [1, 3, 7, 21];
const NAME = /^q-[a-z0-9-]+$/;
const TASK = /^ex-[a-z0-9-]+$/;
const PAGE = /^book\/[\w-]+\.html$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** La date du jour, ou celle de dans quelques jours : « 2026-11-28 ». */
export function day(after = 0) {
  const date = new Date();
  date.setDate(date.getDate() + after);
  return date.toLocaleDateString("sv");
}

/** Le chemin de la page dans le site. */
export const root = new URL(document.documentElement.dataset.root, location.href);
export const here = () => location.pathname.slice(root.pathname.length);

const isDay = (text) => DAY.test(text) && !Number.isNaN(Date.parse(text));
const isQuestion = ([name, it]) =>
  NAME.test(name) &&
  PAGE.test(it?.page) &&
  [0, 1, 2, 3, 4].includes(it.step) &&
  isDay(it.seen) &&
  (it.step === WAITS.length ? it.due === "" : isDay(it.due));
const isPage = ([path, it]) =>
  PAGE.test(path) &&
  typeof it?.read === "boolean" &&
  Number.isInteger(it.total) &&
  Number.isInteger(it.tasks ?? 0);
const isTask = ([name, it]) => TASK.test(name) && PAGE.test(it?.page) && isDay(it.seen);

/** Les parties valables de données venues d’ailleurs, et si tout y était valable. */
export function checked(data) {
  const kept = { questions: {}, pages: {}, exercises: {} };
  let sound = true;
  for (const [part, isValid] of [
    ["questions", isQuestion],
    ["pages", isPage],
    ["exercises", isTask],
  ]) {
    // Une sauvegarde d’avant les exercices n’en parle pas.
    const given = part === "exercises" && data ? (data[part] ?? {}) : data?.[part];
    if (!given || typeof given !== "object" || Array.isArray(given)) sound = false;
    else
      for (const entry of Object.entries(given))
        if (isValid(entry)) kept[part][entry[0]] = entry[1];
        else sound = false;
  }
  return { kept, sound };
}

export function load() {
  try {
    return checked(JSON.parse(localStorage[KEY] ?? "{}")).kept;
  } catch {
    return checked().kept;
  }
}

/** Garde tout ; faux si le navigateur l’interdit. */
export function save(memory) {
  try {
    localStorage[KEY] = JSON.stringify(memory);
    return true;
  } catch {
    return false;
  }
}

export const erase = () => localStorage.removeItem(KEY);

/** Note une réponse : juste le jour dit, elle s’éloigne ; fausse, elle repart. */
export function answered(name, page, right) {
  const memory = load();
  const [before, today] = [memory.questions[name], day()];
  const it = { page, step: 0, due: day(WAITS[0]), seen: today };
  if (before && right) {
    const { step, due } = before;
    it.step = step;
    it.due = due;
    if (due && due <= today) {
      it.step = step + 1;
      it.due = it.step < WAITS.length ? day(WAITS[it.step]) : "";
    }
  }
  memory.questions[name] = it;
  return save(memory);
}

/** Note qu’un exercice est réussi. */
export function passed(name, page) {
  const memory = load();
  memory.exercises[name] = { page, seen: day() };
  return save(memory);
}

/** Réunit deux mémoires : de chaque question, la réponse la plus récente. */
export function merge(mine, theirs) {
  for (const [name, it] of Object.entries(theirs.questions)) {
    const known = mine.questions[name];
    if (!known || known.seen < it.seen) mine.questions[name] = it;
  }
  Object.assign(mine.exercises, theirs.exercises);
  for (const [path, it] of Object.entries(theirs.pages)) {
    const read = it.read || Boolean(mine.pages[path]?.read);
    mine.pages[path] = { ...it, ...mine.pages[path], read };
  }
  return mine;
}
