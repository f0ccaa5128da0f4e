/** « Vérifier » : la page exécute ce qu’a écrit le lecteur, et dit ce qu’elle en pense. */

import { here, passed } from "./memory.js";

const python = document.querySelector("script[data-cells]");

/** Le chapitre, dont les cellules s’exécutent. */
const chapter = async () => (await import(python.src)).book;

/** Retient qu’un exercice est réussi, et le montre. */
export function succeed(exercise) {
  passed(exercise.id, here());
  exercise.classList.add("passed");
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
    const verdict = await (await chapter()).verify(task);
    if (!verdict) return;
    const [right, sentence] = verdict;
    said.innerHTML = sentence;
    if (right) succeed(frame.closest(".exercise"));
  });
  frame.querySelector(".entry").append(button);
}

/** Les lignes à remettre dans l’ordre. */
async function arrange(frame) {
  const [{ order }, { cells }] = await Promise.all([import("./parsons.js"), chapter()]);
  order(cells.get(Number(frame.dataset.start)));
}

async function follow(goals) {
  const { watch } = await import("./goals.js");
  for (const goal of goals) watch(goal);
}

/** Rend vivants les exercices de la page ; en code, si elle exécute Python. */
export function practise() {
  const goals = document.querySelectorAll(".goal");
  if (goals.length) follow(goals);
  if (!python) return;
  for (const frame of document.querySelectorAll(".practice[data-check]")) {
    setUp(frame);
    if (frame.querySelector(".tag_parsons")) arrange(frame);
  }
}
