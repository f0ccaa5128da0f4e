/** De quoi faire des éléments, des boutons et des curseurs. */

import { decimal, rounded } from "./numbers.js";

const SVG = "http://www.w3.org/2000/svg";
const LONG = 11;

/** Où mène chaque flèche du clavier. */
export const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** Un élément HTML. Un attribut `onclick`, `oninput`… est une fonction. */
export const html = (name, attributes = {}, ...children) =>
  fill(document.createElement(name), attributes, children);

/** Un bloc HTML, de la classe `name`. */
export const box = (name, ...children) => html("div", { class: name }, ...children);

/** Un élément SVG. */
export const svg = (name, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, name), attributes, children);

/** N’écrit que ce qui change : la page n’a pas à se refaire pour le reste. */
export function set(node, property, text) {
  if (node[property] !== text) node[property] = text;
}

/** De même, pour la classe d’un élément SVG. */
export function dress(node, className) {
  if (node.getAttribute("class") !== className) node.setAttribute("class", className);
}

/** Suit la souris ou le doigt, de l’appui au relâchement, sans défiler. */
export function follow(target, move) {
  target.classList.add("grip");
  const still = (event) => event.preventDefault();
  target.addEventListener("touchstart", still, { passive: false });
  target.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    target.setPointerCapture(event.pointerId);
    move(event);
  });
  target.addEventListener("pointermove", (event) => {
    if (target.hasPointerCapture(event.pointerId)) move(event);
  });
}

/**
 * Une fonction qui rend la taille d’un élément. Le navigateur la dit quand elle change :
 * la lire au milieu d’un dessin ne refait pas la mise en page.
 */
export function sized(node) {
  let told = null;
  new ResizeObserver(([{ contentRect }]) => {
    told = contentRect;
  }).observe(node);
  return () => told ?? node.getBoundingClientRect();
}

/** Un bouton. */
export const button = (text, onclick) =>
  html("button", { type: "button", onclick }, text);

/** Des boutons côte à côte. */
export const buttons = (...all) => box("buttons", ...all);

/** Des nombres, chacun sous son nom : [élément, fonction qui les écrit]. */
export function readout(...names) {
  const size = names.some((name) => name.length > LONG) ? "long" : "";
  const values = names.map(() => html("dd"));
  const pairs = names.map((name, k) =>
    html("div", {}, html("dt", {}, name), values[k]),
  );
  const write = (...texts) =>
    texts.forEach((text, k) => set(values[k], "textContent", text));
  return [html("dl", { class: `readout ${size}` }, ...pairs), write];
}

/** Une jauge, de la couleur `color` : [élément, fonction qui la remplit, de 0 à 1]. */
export function gauge(color) {
  const level = html("span", { class: "level" });
  const fill = (share) => set(level.style, "scale", `${rounded(share, 3)} 1`);
  return [html("span", { class: `track ${color}` }, level), fill];
}

/**
 * Un choix parmi quelques-uns, en boutons radio.
 * `options` : {valeur: texte}. `change` reçoit la valeur choisie.
 */
export function choice(legend, options, change) {
  const inputs = Object.entries(options).map(([value, text]) => {
    const onchange = () => change(value);
    const input = html("input", { type: "radio", name: legend, value, onchange });
    return { input, label: html("label", {}, input, html("span", {}, text)) };
  });
  const node = html(
    "fieldset",
    { class: "choice" },
    html("legend", {}, legend),
    ...inputs.map(({ label }) => label),
  );
  const select = (value) => {
    for (const { input } of inputs) input.checked = input.value === value;
  };
  return { node, select };
}

/** Un curseur : son nom, sa valeur en français, et des marques s’il en faut. */
export class Slider {
  /**
   * @param {object} options
   * @param {string} options.label
   * @param {[number, number]} options.range
   * @param {number} [options.step]
   * @param {number} [options.digits] combien de décimales on lit de la valeur
   * @param {(value: number) => string} [options.text] la valeur, si elle se lit autrement
   * @param {(value: number) => void} options.change
   * @param {{value: number, text: string, side?: string}[]} [options.marks] `side` :
   * leur texte est avant (`before`) ou après (`after`) la place, plutôt que dessous
   */
  constructor({ label, range, step = 0.01, digits = 2, text, change, marks = [] }) {
    const [min, max] = range;
    const oninput = () => change(Number(this.input.value));
    const attributes = { type: "range", min, max, step, "aria-label": label, oninput };
    this.text = text ?? ((value) => decimal(value, digits));
    this.input = html("input", attributes);
    this.shown = html("span", { class: "value" });
    this.node = html(
      "div",
      { class: "slider" },
      html("span", { class: "name" }, label),
      this.shown,
      this.input,
    );
    for (const { value, text: name, side = "" } of marks) {
      const style = `--place: ${(value - min) / (max - min)}`;
      this.node.append(html("span", { class: `mark ${side}`, style }, name));
    }
  }

  /** Montre une valeur, même plus précise que les crans du curseur. */
  show(value) {
    const text = this.text(value);
    this.input.value = value;
    set(this.shown, "textContent", text);
    set(this.input, "ariaValueText", text);
  }
}
