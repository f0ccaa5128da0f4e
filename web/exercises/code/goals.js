/** Un but s’atteint dans une figure à manipuler, qui annonce ses nombres. */

import { succeed } from "./practice.js";

// Un but que l’on ne fait que traverser n’est pas atteint (millisecondes).
const HELD = 700;

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
  const reach = () => {
    figure.removeEventListener("explorable:readings", read);
    below.replaceChildren("✓ But atteint\u00a0: ", link(exercise.id, number));
    goal.prepend("✓ But atteint. ");
    goal.classList.add("right");
    succeed(exercise);
  };
  let waiting;
  const read = ({ detail }) => {
    clearTimeout(waiting);
    if (wanted.every(([name, sign, value]) => COMPARE[sign](detail[name], value)))
      waiting = setTimeout(reach, HELD);
  };
  figure.addEventListener("explorable:readings", read);
}
