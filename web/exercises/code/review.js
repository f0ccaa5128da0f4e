/** « Réviser » : les questions du jour, une à une, et la mémoire que l’on emporte. */

import { answered, checked, day, erase, load, merge, root, save } from "./memory.js";
import { setUp } from "./question.js";

const MOST = 1e6;
const place = document.querySelector(".review");
const make = (name, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};
const count = (n, name) => `${n} ${name}${n > 1 ? "s" : ""}`;
const date = (text) =>
  new Date(`${text}T12:00`).toLocaleDateString("fr", { day: "numeric", month: "long" });

const state = make("p", { role: "status" });
const card = make("div", { className: "card" });
const told = make("p", { role: "status" });

/** La question, prise dans la page de son chapitre ; rien si elle n’y est plus. */
async function fetched(name, page) {
  const address = new URL(page, root);
  const answer = await fetch(address);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(answer.status);
  const text = await answer.text();
  const chapter = new DOMParser().parseFromString(text, "text/html");
  const found = chapter.getElementById(name);
  if (!found) return null;
  const form = document.importNode(found, true);
  for (const link of form.querySelectorAll("a"))
    link.href = new URL(link.getAttribute("href"), address);
  const title = chapter.querySelector("h1").cloneNode(true);
  for (const around of title.querySelectorAll(".headerlink, .section-number"))
    around.remove();
  const back = new URL(address);
  back.hash = name;
  return { form, source: make("a", { href: back }, title.textContent.trim()) };
}

const due = () =>
  Object.entries(load().questions)
    .filter(([, it]) => it.due && it.due <= day())
    .sort(([, a], [, b]) => a.due.localeCompare(b.due));

/** Ce qu’il y a à revoir, maintenant et plus tard. */
function tell() {
  const all = Object.values(load().questions);
  const now = due().length;
  const dates = all.flatMap((it) => (it.due > day() ? [it.due] : [])).sort();
  const done = all.filter((it) => !it.due).length;
  const parts = [
    now
      ? `${count(now, "question")} à revoir aujourd’hui`
      : "Rien à revoir aujourd’hui",
    dates.length ? `${dates.length} plus tard, à partir du ${date(dates[0])}` : [],
    done ? `${count(done, "acquise")}` : [],
  ];
  state.textContent = all.length
    ? `${parts.flat().join("\u202f; ")}.`
    : "Vous n’avez encore répondu à aucune question. Elles sont dans les chapitres.";
}

async function next(focused) {
  card.replaceChildren();
  tell();
  for (const [name, it] of due()) {
    let found = null;
    try {
      found = await fetched(name, it.page);
    } catch {
      card.append(make("p", {}, "Le chapitre ne répond pas. Réessayez plus tard."));
      return;
    }
    if (!found) {
      forget(name);
      continue;
    }
    const { form, source } = found;
    const button = make("button", { type: "button", hidden: true }, "Continuer");
    button.addEventListener("click", () => next(true));
    setUp(form, (right) => {
      answered(name, it.page, right);
      button.hidden = false;
      tell();
    });
    card.append(make("p", {}, "Du chapitre «\u00a0", source, "\u00a0»"), form, button);
    if (focused) {
      const legend = form.querySelector("legend");
      legend.tabIndex = -1;
      legend.focus();
    }
    return;
  }
  tell();
  if (focused) state.focus();
}

/** Une question retirée du livre n’est plus à revoir. */
function forget(name) {
  const memory = load();
  delete memory.questions[name];
  save(memory);
}

function exported() {
  const file = new Blob([JSON.stringify(load(), null, 1)], {
    type: "application/json",
  });
  const link = make("a", { href: URL.createObjectURL(file), download: "reviser.json" });
  link.click();
  URL.revokeObjectURL(link.href);
  told.textContent = "Le fichier reviser.json est prêt.";
}

async function imported({ target }) {
  const [file] = target.files;
  if (!file) return;
  const refuse = (why) => {
    told.textContent = `${file.name} : ${why}. Rien n’a été changé.`;
  };
  target.disabled = true;
  try {
    if (file.size > MOST) return refuse("ce fichier est trop gros");
    const { kept, sound } = checked(JSON.parse(await file.text()));
    if (!sound) return refuse("ce n’est pas une sauvegarde de « Réviser »");
    if (!save(merge(load(), kept))) return refuse("le navigateur ne garde rien");
    const size = Object.keys(kept.questions).length;
    const joined = size > 1 ? "réunies" : "réunie";
    told.textContent = `${file.name} : ${count(size, "question")} ${joined} aux vôtres.`;
    await next();
  } catch {
    refuse("ce n’est pas un fichier JSON");
  } finally {
    target.disabled = false;
    target.value = "";
  }
}

function erased() {
  if (!confirm("Effacer tout ce qui a été lu, répondu et réussi ?")) return;
  erase();
  told.textContent = "Tout est effacé.";
  next();
}

const tool = (text, act) => {
  const button = make("button", { type: "button" }, text);
  button.addEventListener("click", act);
  return button;
};
const file = make("input", { type: "file", accept: ".json,application/json" });
file.addEventListener("change", imported);
state.tabIndex = -1;
place.classList.add("live");
place.replaceChildren(
  state,
  card,
  make(
    "div",
    { className: "tools" },
    tool("Exporter", exported),
    make("label", {}, "Importer", file),
    tool("Effacer", erased),
  ),
  told,
);
if (!save(load()))
  told.textContent = "Ce navigateur ne garde rien : le stockage est interdit.";
next();
