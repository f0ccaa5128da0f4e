/** La page de recherche : elle cherche pendant que l’on tape. */

import { excerpt, marked, spelled } from "./excerpt.js";
import { Finder } from "./finder.js";

const MOST = 30;
const PAUSE = 80;

const root = new URL(document.documentElement.dataset.root, location.href);
const form = document.querySelector("main form");
const state = document.getElementById("etat");
const list = document.getElementById("resultats");
const hint = state.textContent;
const [, book] = document.title.split(/·(?=[^·]*$)/);

const answer = fetch(new URL("_static/passages.json", root));
let opening;

/** L’index vient dès l’arrivée ; il ne s’ouvre qu’au premier mot, car il est long. */
function open() {
  opening ??= answer
    .then((response) => response.json())
    .then((passages) => new Finder(passages));
  return opening;
}

function element(tag, children, properties = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Où est le passage : le chapitre, ou ce que c’est quand ce n’est pas du cours. */
function place({ page, title, kind, names }) {
  const chapter = page.replace(/^(\d+) /, "Chapitre $1 · ");
  if (kind === "mot") return `Définition · en anglais : ${names}`;
  return title === page ? "" : chapter;
}

function entry({ passage, matched }, words) {
  const { title, page, address, kind } = passage;
  const [file, anchor] = address.split("#");
  const marks = encodeURIComponent(spelled(passage, matched));
  const href = new URL(`${file}?marquer=${marks}#${anchor}`, root);
  const name = title === page ? place({ page, kind, title: "" }) : title;
  const link = element("a", marked(name, matched), { href });
  const where = place(passage);
  const { text, isCode } = excerpt(passage, matched, words);
  const shown = marked(text, matched);
  return element("li", [
    link,
    ...(where ? [element("small", [where])] : []),
    ...(text ? [element("p", isCode ? [element("code", shown)] : shown)] : []),
  ]);
}

/** Ce que dit la page : combien, et si ce n’est pas exactement ce qui était demandé. */
function said(words, { exact, found }) {
  if (!found.length) return `Rien trouvé pour « ${words} ».`;
  const s = found.length > 1 ? "s" : "";
  const shown = found.length > MOST ? `, les ${MOST} meilleurs sont ici` : "";
  const count = `${found.length} passage${s} trouvé${s} pour « ${words} »${shown}.`;
  return exact ? count : `Rien qui ait exactement ces mots. ${count}`;
}

async function search() {
  const words = form.q.value.trim();
  document.title = `${words ? `« ${words} » ` : "Recherche "}·${book}`;
  const finder = words && (await open());
  if (form.q.value.trim() !== words) return;
  const results = words ? finder.find(words) : { found: [] };
  state.textContent = words ? said(words, results) : hint;
  list.replaceChildren(...results.found.slice(0, MOST).map((one) => entry(one, words)));
}

/** L’adresse suit ce que l’on tape, et se partage. */
function follow() {
  const words = form.q.value.trim();
  const query = words ? `?q=${encodeURIComponent(words)}` : "";
  history.replaceState(null, "", location.pathname + query);
  search();
}

let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(follow, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  follow();
});

form.q.value ||= new URLSearchParams(location.search).get("q") ?? "";
search();
