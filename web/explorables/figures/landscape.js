/** Chapitre 2 : le coût, une altitude au-dessus de chaque réglage (w, b). */

import { numberIn } from "../parts/address.js";
import { Explorable } from "../parts/base.js";
import { CostMap } from "../parts/costmap.js";
import { box, button, buttons, readout, Slider } from "../parts/elements.js";
import { cost } from "../parts/math.js";
import { decimal, quantity, rounded } from "../parts/numbers.js";
import { Plot } from "../parts/plot.js";

const LINE_LOST = ["La droite", "sort du cadre"];

/** Vrai si toutes les valeurs sont du même côté de l’intervalle. */
const outside = (values, [low, high]) =>
  values.every((v) => v < low) || values.every((v) => v > high);

export class Landscape extends Explorable {
  /** Les bornes de la carte, et les noms des deux curseurs. */
  ranges = { w: [-2, 6], b: [-3, 5] };
  labels = { w: "Poids w", b: "Biais b" };

  build(data) {
    this.data = data;
    this.map = new CostMap(data, this.ranges, ([w, b]) =>
      this.move({ w: rounded(w, 2), b: rounded(b, 2) }),
    );
    this.lines = new Plot({ label: "Les exemples et la droite.", x: "x", y: "y" });
    this.line = this.lines.add("line");
    this.points = this.lines.add("points");
    this.sliders = { w: this.slider("w"), b: this.slider("b") };
    const [numbers, sliders] = this.controls();
    return [
      box(
        "panels",
        this.map.node,
        box("stack", ...numbers),
        box("stack", ...sliders),
        box("pair side", ...this.side()),
      ),
    ];
  }

  /** Les dessins à côté de la carte. */
  side() {
    return [this.lines.node];
  }

  /** Ce que l’on lit et ce que l’on presse, puis ce que l’on règle. */
  controls() {
    const [numbers, write] = readout("w", "b", "coût");
    this.write = write;
    const { w, b } = this.data;
    const back = button("Revenir au tirage", () => this.move({ w, b }));
    return [
      [numbers, buttons(back)],
      [this.sliders.w.node, this.sliders.b.node],
    ];
  }

  slider(name) {
    return new Slider({
      label: this.labels[name],
      range: this.ranges[name],
      digits: 4,
      change: (value) => this.move({ [name]: value }),
    });
  }

  restore(saved) {
    this.w = numberIn(saved.w, this.ranges.w, this.data.w);
    this.b = numberIn(saved.b, this.ranges.b, this.data.b);
  }

  saved() {
    return { w: this.w, b: this.b };
  }

  move(point) {
    Object.assign(this, point);
    this.changed();
  }

  /** Le réglage dont on montre le coût et la droite. */
  get point() {
    return [this.w, this.b];
  }

  get path() {
    return [this.point];
  }

  costAt(point) {
    return cost(this.data.X, this.data.y, point);
  }

  draw() {
    const { X, y } = this.data;
    const [w, b] = this.point;
    this.map.draw(this.path);
    this.lines.fit([0, 1], [-1, 4]);
    this.line.setAttribute(
      "d",
      this.lines.path([
        [0, b],
        [1, w + b],
      ]),
    );
    this.lines.trace(this.points, X, () => this.lines.dots(X.map((x, i) => [x, y[i]])));
    this.lines.note(...(outside([b, w + b], this.lines.y) ? LINE_LOST : []));
    this.sliders.w.show(this.w);
    this.sliders.b.show(this.b);
    this.show();
    this.map.plot.describe(
      `La carte du coût, dont les lignes de niveau sont des ellipses. ${this.sentence()}`,
    );
  }

  /** Écrit les nombres. */
  show() {
    const numbers = [
      ...this.point.map((v) => decimal(v)),
      quantity(this.costAt(this.point)),
    ];
    this.write(...numbers);
  }

  sentence() {
    const [w, b] = this.point;
    const value = quantity(this.costAt(this.point));
    return `w = ${decimal(w)}, b = ${decimal(b)} : coût ${value}.`;
  }
}

customElements.define("explorable-landscape", Landscape);
