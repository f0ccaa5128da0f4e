/** « Vérifier » : la page exécute ce qu’a écrit le lecteur, et dit ce qu’elle en pense. */

import { here, passed } from "./memory.js";

const python = document.querySelector("script[data-cells]");

const NO_MARGIN = (line) =>
  `Toute ligne du code a une marge, sauf «\u00a0def\u00a0»\u202f; «\u00a0${line}\u00a0» n’en a pas. ` +
  "Donnez-lui la sienne, ou mettez-la hors du code.";

const UNDONE =
  "Rien n’est vérifié\u00a0: Python s’est arrêté, ou attend votre réponse au bas de l’écran.";

/** Le chapitre, dont les cellules s’exécutent. */
const chapter = async () => (await import(python.src)).book;

/** Retient qu’un exercice est réussi, et le montre. */
export function succeed(exercise) {
  passed(exercise.id, here());
  exercise.classList.add("passed");
}

/** Un reproche, sous l’exercice. */
function wrong(text) {
  return Object.assign(document.createElement("p"), {
    className: "verdict wrong",
    textContent: `✗ Pas encore. ${text}`,
  });
}

/** Ce que l’exercice dit d’une erreur d’avant la vérification. */
function stopped({ rank, said, line }, start) {
  const who = rank === start ? "Votre code s’arrête" : "Une cellule d’avant s’arrête";
  const where = line ? `, à la ligne ${line}` : "";
  return wrong(`${who} avant la vérification${where}\u00a0: ${said}`);
}

/** La ligne à ordonner qui n’est dans aucune fonction, faute de marge. */
function astray(frame) {
  const lines = [...frame.querySelectorAll(".lines > li")];
  const inside = lines.slice(
    0,
    lines.findIndex((line) => line.matches(".divider")),
  );
  const texts = inside
    .filter(({ dataset }) => dataset.margin === "0")
    .map((line) => line.querySelector("code").textContent);
  return texts.find((text) => !text.startsWith("def "));
}

function setUp(frame) {
  const { start, check, call, names } = frame.dataset;
  const task = { start: Number(start), check: Number(check), call };
  task.names = names.split(" ");
  const said = frame.querySelector(".said");
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: "Vérifier",
  });
  button.addEventListener("click", async () => {
    said.replaceChildren();
    const line = astray(frame);
    if (line) return said.append(wrong(NO_MARGIN(line)));
    const verdict = await (await chapter()).verify(task);
    if (verdict?.sentence) said.innerHTML = verdict.sentence;
    else said.append(verdict ? stopped(verdict, task.start) : wrong(UNDONE));
    if (verdict?.right) succeed(frame.closest(".exercise"));
  });
  frame.querySelector(".entry").append(button);
}

/** Agit quand on s’approche d’un élément. */
function nearby(node, act) {
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      act();
    },
    { rootMargin: "600px" },
  );
  seen.observe(node);
}

/** Les lignes à remettre dans l’ordre. */
async function arrange(frame) {
  const [{ order }, { cells }] = await Promise.all([import("./parsons.js"), chapter()]);
  order(cells.get(Number(frame.dataset.start)));
}

async function follow(goal) {
  (await import("./goals.js")).watch(goal);
}

/** Rend vivants les exercices de la page ; en code, si elle exécute Python. */
export function practise() {
  for (const goal of document.querySelectorAll(".goal"))
    nearby(document.getElementById(goal.dataset.figure), () => follow(goal));
  if (!python) return;
  for (const frame of document.querySelectorAll(".practice[data-check]")) {
    setUp(frame);
    if (frame.querySelector(".tag_parsons")) nearby(frame, () => arrange(frame));
  }
}
