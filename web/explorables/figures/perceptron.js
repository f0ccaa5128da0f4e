/** Chapitre 1 : les deux paramètres d’un perceptron, et la droite qu’ils font. */

import { numberIn } from "../parts/address.js";
import { Explorable } from "../parts/base.js";
import {
  box,
  button,
  buttons,
  gauge,
  readout,
  Slider,
  svg,
} from "../parts/elements.js";
import { cost, perceptron } from "../parts/math.js";
import { clamp, decimal, rounded } from "../parts/numbers.js";
import { Plot } from "../parts/plot.js";

const RANGES = { w: [-2, 6], b: [-3, 5] };
const ENDS = [0, 1];
const FULL = 3;

/** Un tirage de la loi normale, par la méthode de Box et Muller, à quatre décimales. */
function normal() {
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
  return rounded(radius * Math.cos(2 * Math.PI * Math.random()), 4);
}

class Perceptron extends Explorable {
  build(data) {
    this.data = data;
    this.plot = new Plot({ label: "", x: "x", y: "y" });
    this.target = this.plot.add("target");
    this.gaps = this.plot.add("gaps");
    this.line = this.plot.add("line");
    this.points = this.plot.add("points");
    this.handles = ENDS.map((x) => this.handle(x));
    this.sliders = {
      w: this.slider("w", "Poids w"),
      b: this.slider("b", "Biais b"),
    };
    const [numbers, write] = readout("écart en x₁", "écart en x₂", "coût");
    this.write = write;
    const [bar, fill] = gauge("run0");
    this.fill = fill;
    const { w, b } = data;
    return [
      box(
        "panels",
        this.plot.node,
        box(
          "stack",
          this.sliders.w.node,
          this.sliders.b.node,
          numbers,
          bar,
          buttons(
            button("Tirage du document", () => this.move({ w, b })),
            button("Autre tirage", () => this.move({ w: normal(), b: normal() })),
          ),
        ),
      ),
    ];
  }

  slider(name, label) {
    return new Slider({
      label,
      range: RANGES[name],
      digits: 4,
      change: (value) => this.move({ [name]: value }),
    });
  }

  /** La poignée en x = 0 règle le biais, celle en x = 1 le poids. */
  handle(x) {
    const node = svg(
      "g",
      { class: "handle" },
      svg("circle", { class: "touch", r: 22 }),
      svg("circle", { r: 8 }),
    );
    this.plot.inside.append(node);
    this.plot.follow(node, ([, y]) =>
      this.move(x ? { w: rounded(y - this.b, 2) } : { b: rounded(y, 2) }),
    );
    return node;
  }

  restore(saved) {
    this.w = numberIn(saved.w, RANGES.w, this.data.w);
    this.b = numberIn(saved.b, RANGES.b, this.data.b);
  }

  saved() {
    return { w: this.w, b: this.b };
  }

  move(point) {
    for (const [name, value] of Object.entries(point)) {
      this[name] = clamp(value, RANGES[name]);
    }
    this.changed();
  }

  draw() {
    const { plot, w, b } = this;
    const { X, y } = this.data;
    plot.fit([-0.08, 1.08], [-3, 5]);
    const line = (slope, start) => plot.path(plot.x.map((x) => [x, slope * x + start]));
    this.target.setAttribute("d", line(2, 1));
    this.line.setAttribute("d", line(w, b));
    const answers = X.map((x) => perceptron(x, w, b));
    const gaps = X.map((x, i) =>
      plot.path([
        [x, y[i]],
        [x, answers[i]],
      ]),
    );
    this.gaps.setAttribute("d", gaps.join(""));
    plot.trace(this.points, X, () => plot.dots(X.map((x, i) => [x, y[i]])));
    ENDS.forEach((x, k) => {
      const place = plot.place([x, clamp(perceptron(x, w, b), plot.y)]);
      this.handles[k].setAttribute("transform", `translate(${place})`);
    });
    this.sliders.w.show(w);
    this.sliders.b.show(b);
    const value = cost(X, y, [w, b]);
    this.write(...answers.map((answer, i) => decimal(answer - y[i])), decimal(value));
    this.fill(Math.min(value / FULL, 1));
    plot.describe(
      `La droite 2x + 1, les deux exemples, et la droite du perceptron. ${this.sentence()}`,
    );
  }

  readings() {
    const { X, y } = this.data;
    const [first, second] = X.map((x, i) => perceptron(x, this.w, this.b) - y[i]);
    return { cost: cost(X, y, [this.w, this.b]), first, second };
  }

  sentence() {
    const { w, b } = this;
    const value = cost(this.data.X, this.data.y, [w, b]);
    return `w = ${decimal(w)}, b = ${decimal(b)} : coût ${decimal(value)}.`;
  }
}

customElements.define("explorable-perceptron", Perceptron);
