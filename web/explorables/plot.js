/** Un repère en SVG : ses axes, ses graduations, et ce qu’on y trace. */

import { decimal, superscript } from "./numbers.js";
import { holdStill, svg } from "./elements.js";

const MARGIN = { top: 22, right: 10, bottom: 36, left: 38 };
const SPACING = { x: 52, y: 30 };

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

export class Plot {
  /**
   * @param {object} options
   * @param {string} options.label ce que montre le dessin, pour qui ne le voit pas
   * @param {string} options.x le nom de l’axe horizontal
   * @param {string} options.y le nom de l’axe vertical
   * @param {boolean} [options.log] l’axe vertical compte en puissances de dix
   */
  constructor({ label, x, y, log = false }) {
    this.names = { x, y };
    this.log = log;
    this.axes = svg("g", { class: "axes" });
    this.inside = svg("svg", { class: "inside" });
    const attributes = { class: "plot", role: "img", "aria-label": label };
    this.node = svg("svg", attributes, this.axes, this.inside);
  }

  describe(label) {
    this.node.setAttribute("aria-label", label);
  }

  /** Prend la taille de l’écran et les bornes des axes. */
  fit(x, y) {
    const { width, height } = this.node.getBoundingClientRect();
    const key = [width, height, ...x, ...y, this.names.x].join();
    if (key === this.key) return;
    this.key = key;
    [this.x, this.y] = [x, y];
    this.width = Math.max(width - MARGIN.left - MARGIN.right, 1);
    this.height = Math.max(height - MARGIN.top - MARGIN.bottom, 1);
    this.node.setAttribute("viewBox", `0 0 ${width || 1} ${height || 1}`);
    const frame = { x: MARGIN.left, y: MARGIN.top };
    for (const [name, value] of Object.entries(frame)) {
      this.inside.setAttribute(name, value);
    }
    this.inside.setAttribute("width", this.width);
    this.inside.setAttribute("height", this.height);
    this.drawAxes();
  }

  drawAxes() {
    const { left, top } = MARGIN;
    const bottom = top + this.height;
    const across = ticks(this.x, Math.max(1, this.width / SPACING.x));
    const most = Math.max(1, this.height / SPACING.y);
    const up = this.log ? this.powers(most) : ticks(this.y, most);
    const marks = across.map((value) => {
      const x = left + this.left(value);
      return svg(
        "g",
        {},
        svg("path", { d: `M${x} ${top}V${bottom}` }),
        svg(
          "text",
          { x, y: bottom + 15, class: "across" },
          decimal(value, digits(across)),
        ),
      );
    });
    for (const value of up) {
      const y = top + this.top(value);
      const text = this.log
        ? `10${superscript(Math.round(Math.log10(value)))}`
        : decimal(value, digits(up));
      marks.push(
        svg(
          "g",
          {},
          svg("path", { d: `M${left} ${y}h${this.width}` }),
          svg("text", { x: left - 6, y: y + 4, class: "up" }, text),
        ),
      );
    }
    const middle = left + this.width / 2;
    const name = { x: middle, y: bottom + 32, class: "across name" };
    this.axes.replaceChildren(
      ...marks,
      svg("text", name, this.names.x),
      svg("text", { x: 2, y: 12, class: "name" }, this.names.y),
    );
  }

  powers(most) {
    const [low, high] = this.y.map(Math.log10);
    const every = Math.max(1, Math.ceil((high - low) / most));
    const found = [];
    for (let k = Math.ceil(low - 1e-9); k <= high + 1e-9; k += every) {
      found.push(10 ** k);
    }
    return found;
  }

  left(x) {
    return ((x - this.x[0]) / (this.x[1] - this.x[0])) * this.width;
  }

  top(y) {
    const [low, high, value] = this.log
      ? [...this.y, y].map((v) => Math.log10(Math.max(v, Number.MIN_VALUE)))
      : [...this.y, y];
    const share = 1 - (value - low) / (high - low);
    return Math.min(Math.max(share, -10), 10) * this.height;
  }

  place([x, y]) {
    return [this.left(x), this.top(y)].map((v) => Math.round(v * 10) / 10);
  }

  /** Le tracé qui joint des points. */
  path(points) {
    return points.length
      ? `M${points.map((p) => this.place(p).join(" ")).join("L")}`
      : "";
  }

  /** Autant de points ronds, en un seul tracé. */
  dots(points) {
    return points.map((p) => `M${this.place(p).join(" ")}h0`).join("");
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

  /** Suit la souris ou le doigt, de l’appui au relâchement, sans défiler. */
  follow(target, move) {
    target.classList.add("grip");
    holdStill(target);
    target.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button) return;
      target.setPointerCapture(event.pointerId);
      move(this.under(event));
    });
    target.addEventListener("pointermove", (event) => {
      if (target.hasPointerCapture(event.pointerId)) move(this.under(event));
    });
  }
}
