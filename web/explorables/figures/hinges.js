/** Chapitre 6 : les pliures d’une somme de ReLU, que l’on pose sur une courbe. */

import { among, numberIn, wholeIn } from "../parts/address.js";
import { Explorable } from "../parts/base.js";
import {
  box,
  button,
  buttons,
  choice,
  html,
  readout,
  Slider,
  set,
} from "../parts/elements.js";
import { answer, fitted, gap, network } from "../parts/hinges.js";
import { clamp, count, decimal, rounded } from "../parts/numbers.js";
import { Plot } from "../parts/plot.js";

const CURVES = { wave: "vague", corner: "coin", jump: "saut" };
const VIEWS = { inside: "vos pliures", learnt: "la descente", beyond: "au-delà" };
const NEAR = [
  [-2.2, 2.2],
  [-2.5, 2.5],
];
const FAR = [
  [-4, 4],
  [-6, 6],
];
const COUNTS = [1, 8];
const FIRST = 4;
const HELP =
  "Vous posez les pliures ; les pentes s’ajustent aussitôt, au moindre écart.";
const LINES = {
  run1: "la courbe",
  run0: "le réseau",
  run2: "la descente",
};

class Hinges extends Explorable {
  build(data) {
    this.data = data;
    this.interval = [data.x[0], data.x.at(-1)];
    this.plot = new Plot({ label: "", x: "x", y: "y" });
    const names = ["fold", "gaps", "target", "curve run2", "line"];
    const drawings = names.map((name) => this.plot.add(name));
    [this.folds, this.far, this.target, this.descent, this.line] = drawings;
    this.markers = Array.from({ length: COUNTS[1] }, () => this.plot.marker());
    this.plot.follow(this.plot.node, ([x], event) => this.drag(x, event));
    const [numbers, write] = readout("votre écart", "écart appris", "pente ajoutée");
    this.write = write;
    this.state = html("p", { class: "state three" });
    const legend = Object.entries(LINES).map(([name, text]) =>
      html("span", { class: name }, text),
    );
    return [
      box(
        "panels",
        this.plot.node,
        box(
          "stack",
          html("p", { class: "legend" }, ...legend),
          numbers,
          this.state,
          buttons(button("Intervalles égaux", () => this.spread(this.knots.length))),
        ),
        ...this.controls(),
      ),
    ];
  }

  controls() {
    const chosen = (key, legend, options) =>
      choice(legend, options, (value) => this.change({ [key]: value }));
    this.choices = {
      curve: chosen("curve", "Courbe", CURVES),
      view: chosen("view", "Montrer", VIEWS),
    };
    const slider = (label, range, step, digits, change) =>
      new Slider({ label, range, step, digits, change });
    this.sliders = [
      slider("Pliures", COUNTS, 1, 0, (n) => this.spread(n)),
      slider("Pliure choisie", COUNTS, 1, 0, (n) => this.change({ chosen: n - 1 })),
      slider("Sa place", this.interval, 0.05, 2, (t) => this.place(t)),
    ];
    return [this.sliders, Object.values(this.choices)].map((all) =>
      box("stack", ...all.map(({ node }) => node)),
    );
  }

  restore({ curve, view, knots = "", chosen }) {
    this.curve = among(CURVES, curve, "wave");
    this.view = among(VIEWS, view, "inside");
    const found = knots.split("_").map((text) => numberIn(text, this.interval, null));
    const right = found.length <= COUNTS[1] && !found.includes(null);
    this.knots = right ? found : this.equal(FIRST);
    this.chosen = wholeIn(chosen, [1, this.knots.length], 1) - 1;
  }

  saved() {
    const { curve, view, knots, chosen } = this;
    return { curve, view, knots: knots.join("_"), chosen: chosen + 1 };
  }

  /** Des pliures à intervalles égaux, la première au début, comme dans le chapitre. */
  equal(n) {
    const [low, high] = this.interval;
    return Array.from({ length: n }, (_, k) => low + ((high - low) * k) / n);
  }

  change(settings) {
    Object.assign(this, settings);
    this.changed();
  }

  changed() {
    this.knots = this.knots.map((t) => rounded(t, 2));
    super.changed();
  }

  spread(n) {
    this.change({ knots: this.equal(n), chosen: Math.min(this.chosen, n - 1) });
  }

  /** Met la pliure choisie en `t`. */
  place(t) {
    const moved = clamp(t, this.interval);
    this.change({
      knots: this.knots.map((old, k) => (k === this.chosen ? moved : old)),
    });
  }

  /** Tire la pliure la plus proche de l’endroit où l’on a appuyé. */
  drag(x, { type }) {
    if (type === "pointerdown") {
      const far = this.knots.map((t) => Math.abs(t - x));
      this.chosen = far.indexOf(Math.min(...far));
    }
    this.place(x);
  }

  get y() {
    return this.data.curves[this.curve].y;
  }

  draw() {
    const { plot, knots, chosen } = this;
    plot.fit(...(this.view === "beyond" ? FAR : NEAR));
    this.layers = fitted(knots, this.data.x, this.y);
    this.drawCurve();
    this.drawLines();
    this.drawHinges();
    this.gaps = [this.layers, this.theirs].map((found) =>
      gap(found, this.data.x, this.y),
    );
    const numbers = [...this.gaps, this.layers[1].weights[chosen]];
    this.write(...numbers.map((value) => decimal(value, 3)));
    set(this.state, "textContent", this.forecast());
    for (const [key, { select }] of Object.entries(this.choices)) select(this[key]);
    this.sliders[1].input.max = knots.length;
    [knots.length, chosen + 1, knots[chosen]].forEach((value, k) =>
      this.sliders[k].show(value),
    );
    plot.describe(`La courbe et la ligne brisée du réseau. ${this.sentence()}`);
  }

  /** Ce que la descente a appris de cette courbe, avec autant de pliures. */
  get theirs() {
    return network(this.data.curves[this.curve].learnt[this.knots.length - 1]);
  }

  /** La courbe, et son tireté hors de l’intervalle, où l’on n’en a rien montré. */
  drawCurve() {
    const { plot, data, curve, view } = this;
    const { y, far } = data.curves[curve];
    const sides = far.map((side) => plot.path(side));
    plot.trace(this.target, y, () => plot.path(data.x.map((x, i) => [x, y[i]])));
    this.far.setAttribute("d", view === "beyond" ? sides.join("") : "");
  }

  /** Les lignes du réseau et de la descente. */
  drawLines() {
    const { plot, layers } = this;
    const ends = this.view === "beyond" ? plot.x : this.interval;
    const show = (node, xs, value) =>
      node.setAttribute("d", plot.path(xs.map((x) => [x, value(x)])));
    const broken = (node, found) =>
      show(node, corners(found, ends), (x) => answer(found, x));
    broken(this.line, layers);
    if (this.view !== "inside") broken(this.descent, this.theirs);
    else this.descent.setAttribute("d", "");
  }

  drawHinges() {
    const { plot, knots, layers } = this;
    const upright = knots.map((t) => plot.path(plot.y.map((end) => [t, end])));
    this.folds.setAttribute("d", upright.join(""));
    this.markers.forEach((marker, k) => {
      marker.setAttribute("display", k < knots.length ? "inline" : "none");
      if (k >= knots.length) return;
      const point = [knots[k], clamp(answer(layers, knots[k]), plot.y)];
      marker.setAttribute("class", `handle run${k === this.chosen ? 3 : 0}`);
      marker.setAttribute("transform", `translate(${plot.place(point)})`);
    });
  }

  /** Ce que répond le réseau hors de l’intervalle, quand on le montre. */
  forecast() {
    if (this.view !== "beyond") return HELP;
    const end = this.layers[1].weights.reduce((sum, v) => sum + v, 0);
    return `À gauche, tous les neurones dorment : ŷ est plate. À droite, tous veillent : une droite de pente ${decimal(end, 2)}.`;
  }

  sentence() {
    const { knots, chosen, gaps, curve } = this;
    const [own, theirs] = gaps.map((value) => decimal(value, 3));
    const place = `Pliure ${chosen + 1} en ${decimal(knots[chosen], 2)}`;
    return `${CURVES[curve]}, ${count(knots.length, "pliure")} : écart ${own}, contre ${theirs} appris. ${place}. ${this.forecast()}`;
  }
}

/** Les abscisses des sommets d’un réseau, et les bouts de sa ligne brisée. */
function corners([{ weights, biases }], [low, high]) {
  const knots = biases.map((b, k) => -b / weights[k]);
  return [low, ...knots.filter((t) => t > low && t < high), high].sort((a, b) => a - b);
}

customElements.define("explorable-hinges", Hinges);
