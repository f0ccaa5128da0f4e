/** Un repère en SVG : ses axes, ses graduations, et ce qu’on y trace. */

import { follow, set, sized, svg } from "./elements.js";
import { decimal, superscript } from "./numbers.js";

const MARGIN = { top: 22, right: 10, bottom: 36, left: 38 };
const SPACING = { x: 52, y: 30 };
const NOTE = { bottom: 24, line: 16 };
const FAR = 10;
const TAG = 12;

/** Des graduations rondes, `most` intervalles au plus. */
function ticks([low, high], most) {
  const raw = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const size = [1, 2, 5, 10].find((m) => m * power >= raw) * power;
  const first = Math.ceil(low / size - 1e-9);
  const last = Math.floor(high / size + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => (first + k) * size);
}

const digits = (values) =>
  values.every((v) => Math.abs(v - Math.round(v)) < 1e-9) ? 0 : 1;

/** Une étoile à cinq branches, comme celle des figures du livre. */
export function star([x, y]) {
  const points = Array.from({ length: 10 }, (_, k) => {
    const [radius, angle] = [k % 2 ? 3.5 : 8, (Math.PI * k) / 5];
    return `${x + radius * Math.sin(angle)} ${y - radius * Math.cos(angle)}`;
  });
  return `M${points.join("L")}Z`;
}

export class Plot {
  /**
   * @param {object} options
   * @param {string} options.label ce que montre le dessin, pour qui ne le voit pas
   * @param {string} options.x le nom de l’axe horizontal
   * @param {string} options.y le nom de l’axe vertical
   * @param {{x?: boolean, y?: boolean}} [options.log] les axes en puissances de dix
   */
  constructor({ label, x, y, log = {} }) {
    this.names = { x, y };
    this.log = log;
    this.ends = {};
    this.axes = svg("g", { class: "axes" });
    this.inside = svg("svg", { class: "inside" });
    this.message = svg("text", { class: "note" });
    const attributes = { class: "plot", role: "img", "aria-label": label };
    this.node = svg("svg", attributes, this.axes, this.inside);
    this.size = sized(this.node);
  }

  describe(label) {
    set(this.node, "ariaLabel", label);
  }

  /** Dit, en bas du cadre et ligne par ligne, pourquoi l’on n’y voit rien. */
  note(...lines) {
    const said = [this.key, ...lines].join();
    if (said === this.said) return;
    this.said = said;
    const last = this.height - NOTE.bottom;
    const place = (k) => ({
      x: this.width / 2,
      y: last - NOTE.line * (lines.length - 1 - k),
    });
    this.inside.append(this.message);
    this.message.replaceChildren(
      ...lines.map((line, k) => svg("tspan", place(k), line)),
    );
  }

  /** Prend la taille de l’écran et les bornes des axes. */
  fit(x, y) {
    const { width, height } = this.size();
    const key = [width, height, x, y, ...Object.values(this.names)].join();
    if (key === this.key) return;
    this.key = key;
    [this.x, this.y] = [x, y];
    for (const axis of ["x", "y"]) {
      this.ends[axis] = this[axis].map((end) => this.measure(axis, end));
    }
    this.width = Math.max(width - MARGIN.left - MARGIN.right, 1);
    this.height = Math.max(height - MARGIN.top - MARGIN.bottom, 1);
    this.node.setAttribute("viewBox", `0 0 ${width || 1} ${height || 1}`);
    const frame = {
      x: MARGIN.left,
      y: MARGIN.top,
      width: this.width,
      height: this.height,
    };
    for (const [name, length] of Object.entries(frame)) {
      this.inside.setAttribute(name, length);
    }
    this.drawAxes();
  }

  /** De même, une unité ayant la même longueur sur les deux axes, `reach` au moins. */
  fitEqual(center, reach) {
    const { width, height } = this.size();
    const sides = [
      Math.max(width - MARGIN.left - MARGIN.right, 1),
      Math.max(height - MARGIN.top - MARGIN.bottom, 1),
    ];
    const half = sides.map((side) => (reach * side) / Math.min(...sides));
    this.fit(...center.map((middle, k) => [middle - half[k], middle + half[k]]));
  }

  drawAxes() {
    const { left, top } = MARGIN;
    const bottom = top + this.height;
    const across = this.graduations("x", this.width);
    const up = this.graduations("y", this.height);
    const marks = [
      ...across.map(({ value, text }) => {
        const x = left + this.left(value);
        const line = svg("path", { d: `M${x} ${top}V${bottom}` });
        const place = { x, y: bottom + 15, class: "across" };
        return svg("g", {}, line, svg("text", place, text));
      }),
      ...up.map(({ value, text }) => {
        const y = top + this.top(value);
        const line = svg("path", { d: `M${left} ${y}h${this.width}` });
        const place = { x: left - 6, y: y + 4, class: "up" };
        return svg("g", {}, line, svg("text", place, text));
      }),
    ];
    const middle = left + this.width / 2;
    const name = { x: middle, y: bottom + 32, class: "across name" };
    this.axes.replaceChildren(
      ...marks,
      svg("text", name, this.names.x),
      svg("text", { x: 2, y: 12, class: "name" }, this.names.y),
    );
  }

  /** Les graduations d’un axe de `length` pixels : leurs valeurs et leurs textes. */
  graduations(axis, length) {
    const most = Math.max(1, length / SPACING[axis]);
    if (!this.log[axis]) {
      const values = ticks(this[axis], most);
      return values.map((value) => ({ value, text: decimal(value, digits(values)) }));
    }
    const [low, high] = this[axis].map(Math.log10);
    const every = Math.max(1, Math.ceil((high - low) / most));
    const first = Math.ceil(low - 1e-9);
    const found = [];
    for (let power = first; power <= high + 1e-9; power += every) {
      found.push({ value: 10 ** power, text: `10${superscript(power)}` });
    }
    return found;
  }

  /** Ce qu’un axe mesure d’une valeur : elle-même, ou sa puissance de dix. */
  measure(axis, value) {
    return this.log[axis] ? Math.log10(Math.max(value, 1e-300)) : value;
  }

  /** La place d’une valeur sur un axe, de 0 à 1 entre ses bornes. */
  share(axis, value) {
    const [low, high] = this.ends[axis];
    const share = (this.measure(axis, value) - low) / (high - low);
    return Math.min(Math.max(share, -FAR), FAR);
  }

  left(x) {
    return this.share("x", x) * this.width;
  }

  top(y) {
    return (1 - this.share("y", y)) * this.height;
  }

  place([x, y]) {
    return [Math.round(10 * this.left(x)) / 10, Math.round(10 * this.top(y)) / 10];
  }

  /** Le tracé qui joint des points. */
  path(points) {
    return points.length ? `M${this.places(points).join("L")}` : "";
  }

  /** Autant de points ronds, en un seul tracé. */
  dots(points) {
    return this.places(points)
      .map((place) => `M${place}h0`)
      .join("");
  }

  /** Les places de points, en texte ; deux de suite au même endroit n’en font qu’une. */
  places(points) {
    const places = [];
    let last = "";
    for (const point of points) {
      const [x, y] = this.place(point);
      const place = `${x} ${y}`;
      if (place !== last) places.push(place);
      last = place;
    }
    return places;
  }

  /** Le point du repère sous le doigt ou la souris, ramené dans ses bornes. */
  under(event) {
    const { left, top } = this.node.getBoundingClientRect();
    const x = event.clientX - left - MARGIN.left;
    const y = event.clientY - top - MARGIN.top;
    const clamp = (share) => Math.min(Math.max(share, 0), 1);
    const [a, b] = [clamp(x / this.width), clamp(1 - y / this.height)];
    return [
      this.x[0] + a * (this.x[1] - this.x[0]),
      this.y[0] + b * (this.y[1] - this.y[0]),
    ];
  }

  /** Ajoute un tracé ; on lui donnera sa forme par `d`. */
  add(className) {
    const path = svg("path", { class: className });
    this.inside.append(path);
    return path;
  }

  /** Donne à un tracé la forme que `draw` tire de `source`, sauf s’il l’a déjà. */
  trace(path, source, draw) {
    if (path.source === source && path.key === this.key) return;
    Object.assign(path, { source, key: this.key });
    path.setAttribute("d", draw(source));
  }

  /** Ajoute un rond à tirer. */
  marker() {
    const marker = svg("g", { class: "handle" }, svg("circle", { r: 8 }));
    this.inside.append(marker);
    return marker;
  }

  /** Ajoute un mot, que `put` place sous un point, ou cache. */
  tag(text) {
    const tag = svg("text", { class: "tag" }, text);
    this.inside.append(tag);
    return tag;
  }

  put(tag, point) {
    tag.toggleAttribute("hidden", !point);
    if (!point) return;
    const [x, y] = this.place(point);
    tag.setAttribute("x", x);
    tag.setAttribute("y", y + TAG);
  }

  /** Suit la souris ou le doigt ; `move` reçoit le point, et ce qui l’a dit. */
  follow(target, move) {
    follow(target, (event) => move(this.under(event), event));
  }
}
