/** La feuille où l’on dessine, à la souris, au doigt ou au clavier. */

import { ARROWS, follow, html } from "./elements.js";
import { clamp } from "./numbers.js";

export const PAPER = 280;
const PEN = 22;
const GRID = 2;
const STRIDE = 10;
const NEAR = 4;
const HELP =
  "Feuille de dessin. Flèches : déplacer le stylo. Espace : le baisser ou le lever. Retour arrière : tout effacer.";

const within = (value) => clamp(value, [0, PAPER]);

export class Pad {
  /** `change` est appelée quand le dessin change, `say` quand le stylo bouge. */
  constructor(change, say) {
    Object.assign(this, { change, say });
    this.sheet = html("canvas", { width: PAPER, height: PAPER });
    this.ink = this.sheet.getContext("2d", { willReadFrequently: true });
    Object.assign(this.ink, { lineWidth: PEN, lineCap: "round" });
    const attributes = { role: "application", tabindex: 0, "aria-label": HELP };
    this.cursor = html("span", { class: "pen" });
    this.hint = html(
      "span",
      { class: "hint", "aria-hidden": true },
      "Dessinez un chiffre ici",
    );
    this.node = html(
      "div",
      { class: "pad", "aria-roledescription": "feuille de dessin", ...attributes },
      this.sheet,
      this.hint,
      this.cursor,
    );
    this.pen = [PAPER / 2, PAPER / 2];
    this.listen();
    this.clear();
  }

  listen() {
    const { node } = this;
    follow(node, (event) => {
      if (event.type === "pointerdown") return this.start(this.under(event));
      const all = event.getCoalescedEvents?.() ?? [];
      for (const each of all.length ? all : [event]) this.reach(this.under(each));
      this.change();
    });
    node.addEventListener("keydown", (event) => this.key(event));
  }

  under(event) {
    const { left, top, width } = this.sheet.getBoundingClientRect();
    const scale = PAPER / width;
    return [(event.clientX - left) * scale, (event.clientY - top) * scale];
  }

  key(event) {
    const arrow = ARROWS[event.key];
    if (arrow) this.moved(arrow);
    else if (event.key === " ") this.toggle();
    else if (event.key === "Backspace" || event.key === "Delete") this.erase();
    else return;
    event.preventDefault();
  }

  moved(arrow) {
    this.pen = this.pen.map((value, k) => within(value + STRIDE * arrow[k]));
    if (this.down) {
      this.reach(this.pen);
      this.change();
    }
    this.place();
  }

  toggle() {
    this.down = !this.down;
    if (this.down) this.start(this.pen);
    this.place();
    this.say(this.down ? "Stylo baissé." : "Stylo levé.");
  }

  erase() {
    this.clear();
    this.change();
    this.say("Feuille blanche.");
  }

  place() {
    const [x, y] = this.pen.map((value) => `${(100 * value) / PAPER}%`);
    this.cursor.style.cssText = `left: ${x}; top: ${y}`;
    this.cursor.classList.toggle("down", this.down);
  }

  clear() {
    this.ink.clearRect(0, 0, PAPER, PAPER);
    this.strokes = [];
    this.down = false;
    this.place();
  }

  /** Commence un trait. */
  start(point) {
    this.strokes.push([]);
    this.join(point);
    this.change();
  }

  /** Prolonge le trait, s’il avance assez. */
  reach(point) {
    const [x, y] = this.strokes.at(-1).at(-1);
    if (Math.hypot(point[0] - x, point[1] - y) >= NEAR) this.join(point);
  }

  join(point) {
    const next = point.map((value) => GRID * Math.round(within(value) / GRID));
    const stroke = this.strokes.at(-1);
    const { ink } = this;
    ink.beginPath();
    ink.moveTo(...(stroke.at(-1) ?? next));
    ink.lineTo(...next);
    ink.stroke();
    stroke.push(next);
  }

  /** Pose une image de `side` × `side` valeurs entre 0 et 1, agrandie. */
  paint(image, side) {
    this.clear();
    const cell = PAPER / side;
    image.forEach((value, place) => {
      this.ink.globalAlpha = value;
      this.ink.fillRect(
        (place % side) * cell,
        Math.floor(place / side) * cell,
        cell,
        cell,
      );
    });
    this.ink.globalAlpha = 1;
  }

  /** L’encre de chaque point, de 0 à 255. */
  read() {
    const { data } = this.ink.getImageData(0, 0, PAPER, PAPER);
    const ink = new Uint8Array(PAPER * PAPER);
    for (let k = 0; k < ink.length; k++) ink[k] = data[4 * k + 3];
    return ink;
  }

  /** Prend l’encre du thème ; ce qui est dessiné change de couleur. */
  dip(color) {
    const { ink } = this;
    ink.fillStyle = ink.strokeStyle = color;
    ink.globalCompositeOperation = "source-in";
    ink.fillRect(0, 0, PAPER, PAPER);
    ink.globalCompositeOperation = "source-over";
  }

  /** Les traits, en texte court pour l’adresse. */
  get text() {
    const pair = (value) => (value / GRID).toString(36).padStart(2, "0");
    return this.strokes.map((s) => s.flat().map(pair).join("")).join("-");
  }

  /** Refait les traits d’un texte de l’adresse ; faux s’il est illisible. */
  trace(text) {
    if (!/^([0-9a-z]{4})+(-([0-9a-z]{4})+)*$/.test(text)) return false;
    for (const part of text.split("-")) {
      this.strokes.push([]);
      for (const point of part.match(/.{4}/g)) {
        this.join([0, 2].map((k) => GRID * parseInt(point.slice(k, k + 2), 36)));
      }
    }
    return true;
  }
}
