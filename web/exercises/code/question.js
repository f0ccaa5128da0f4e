/** Une question de la page devient un formulaire ; chaque réponse reçoit sa raison. */

import { parse } from "./number.js";

const make = (name, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};

const copies = (node) => [...node.cloneNode(true).childNodes];

/** Un verdict, puis ce qui l’explique. */
const said = (right, ...reason) => {
  const name = right ? "right" : "wrong";
  const verdict = make("strong", { className: name }, right ? "Juste." : "Non.");
  return make("p", {}, verdict, " ", ...reason);
};

/** Ce que dit une formule, lue à la suite. */
function spoken(node) {
  const copy = node.cloneNode(true);
  for (const hidden of copy.querySelectorAll("annotation, .katex-html"))
    hidden.remove();
  return copy.textContent.trim();
}

/** Les boutons d’une question à un seul choix : toucher, c’est répondre. */
function choice(choices, reasons, say) {
  const press = choices.map((item, k) => {
    const right = item.hasAttribute("data-right");
    const name = spoken(item);
    const button = make("button", { type: "button" }, ...item.childNodes);
    // Certains lecteurs d’écran ne tirent aucun nom d’une formule seule.
    if (
      name === spoken(button.querySelector(".math") ?? button) &&
      button.querySelector("math")
    )
      button.setAttribute("aria-label", name);
    button.addEventListener("click", () => {
      for (const other of press) other.removeAttribute("aria-pressed");
      button.setAttribute("aria-pressed", "true");
      item.className = right ? "right" : "wrong";
      say(right, said(right, ...copies(reasons[k])));
    });
    item.append(button);
    return button;
  });
}

/** Les cases d’une question à plusieurs réponses justes. */
function several(choices, reasons, say) {
  const boxes = choices.map((item) => {
    const box = make("input", { type: "checkbox" });
    item.append(make("label", {}, box, make("span", {}, ...item.childNodes)));
    return box;
  });
  return () => {
    if (!boxes.some((box) => box.checked)) return "Cochez au moins une réponse.";
    const wanted = choices.map((item) => item.hasAttribute("data-right"));
    const missed = wanted.filter((right, k) => right && !boxes[k].checked).length;
    const lines = boxes.flatMap((box, k) => {
      choices[k].className = box.checked ? (wanted[k] ? "right" : "wrong") : "";
      return box.checked ? [said(wanted[k], ...copies(reasons[k]))] : [];
    });
    const right = !missed && boxes.every((box, k) => box.checked === wanted[k]);
    if (missed) lines.push(make("p", {}, "Il manque au moins une réponse juste."));
    return say(right, ...lines);
  };
}

const PERCENT = "C’est la bonne part\u202f; écrivez-la en pour cent.";

/** Un nombre à taper. */
function number(form, terms, say) {
  const { value, tolerance, unit } = form.dataset;
  const name = "Votre réponse";
  const field = make("input", { type: "text", inputMode: "text", autocomplete: "off" });
  field.setAttribute("aria-label", unit ? `${name} (${unit})` : name);
  const hint = form.querySelector(".hint p");
  form.querySelector(".entry").append(field, make("span", {}, unit));
  return () => {
    const given = parse(field.value, unit);
    if (Number.isNaN(given)) return "Écrivez un nombre, comme 0,25, 1/4 ou −3.";
    const close = (one, other) => Math.abs(one - other) <= Number(tolerance) + 1e-9;
    const near = (target) => close(given, target);
    const right = near(Number(value));
    if (!right && unit === "%" && close(100 * given, value)) return PERCENT;
    const term = terms.find((one) => near(Number(one.dataset.value)));
    const reason = term ? term.nextElementSibling : hint;
    return say(right, said(right, ...copies(reason)));
  };
}

/** Rend la question vivante ; `answered(juste)` est appelée à la première réponse. */
export function setUp(form, answered) {
  const live = form.querySelector(".said");
  const terms = [...form.querySelectorAll(".answer dt")];
  const reasons = terms.map((term) => term.nextElementSibling);
  const choices = [...form.querySelectorAll(".choices > li")];
  let first = true;
  const say = (right, ...lines) => {
    live.replaceChildren(...lines);
    if (first) answered(right);
    first = false;
  };
  const check = {
    choice: () => choice(choices, reasons, say),
    several: () => several(choices, reasons, say),
    number: () => number(form, terms, say),
  }[form.dataset.kind]();
  if (check) form.querySelector(".entry").append(make("button", {}, "Répondre"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fault = check?.();
    if (fault) live.replaceChildren(make("p", {}, fault));
  });
  form.classList.add("live");
}
