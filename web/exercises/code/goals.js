/** Un but s’atteint dans une figure à manipuler, qui annonce ses nombres. */

import { succeed } from "./practice.js";

const COMPARE = {
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
  "==": (one, other) => one === other,
};

const link = (target, text) => {
  const made = document.createElement("a");
  made.href = `#${target}`;
  made.textContent = text;
  return made;
};

/** Suit la figure ; le but se dit sous elle et dans l’exercice. */
export function watch(goal) {
  const figure = document.getElementById(goal.dataset.figure);
  const exercise = goal.closest(".exercise");
  const wanted = JSON.parse(goal.dataset.when);
  const number = exercise.querySelector(".caption-number").textContent.trim();
  const below = document.createElement("p");
  below.className = "reached";
  below.setAttribute("role", "status");
  figure.append(below);
  goal.append(link(figure.id, "Aller à la figure"));
  let reached = false;
  figure.addEventListener("explorable:readings", ({ detail }) => {
    if (reached) return;
    reached = wanted.every(([name, sign, value]) => COMPARE[sign](detail[name], value));
    if (!reached) return;
    below.replaceChildren("✓ But atteint\u00a0: ", link(exercise.id, number));
    goal.prepend("✓ But atteint. ");
    goal.classList.add("right");
    succeed(exercise);
  });
}
