/** Chapitres 3, 5 et 7 : la règle de la chaîne, sur le graphe d’un calcul. */

import { numberIn, wholeIn } from "../parts/address.js";
import { Explorable } from "../parts/base.js";
import { arrowsOf, Chart } from "../parts/chart.js";
import { box, button, buttons, html, readout, Slider } from "../parts/elements.js";
import {
  back,
  gradient,
  knobs,
  loss,
  nudged,
  paths,
  reading,
  values,
} from "../parts/graph.js";
import { decimal } from "../parts/numbers.js";
import { Plot } from "../parts/plot.js";
import { called, tellPaths, tellStep } from "../parts/telling.js";

const NONE = "aucun";
const NOT_YET = ["Touchez un paramètre", "pour le pousser"];
const FRAMES = 45;
const POINTS = 80;

class Chain extends Explorable {
  build(data) {
    this.data = data;
    this.knobs = knobs(data);
    const columns = values(data);
    this.passes = { columns, ...back(data, columns) };
    this.marks = this.journey();
    const { slopes } = this.passes;
    this.chart = new Chart({ ...data, slopes, touch: (place) => this.touch(place) });
    this.plot = new Plot({ label: "", x: "δ", y: data.names.at(-1)[0] });
    [this.tangent, this.curve, this.point] = ["tangent", "loss", "end"].map((name) =>
      this.plot.add(name),
    );
    this.stepSlider = new Slider({
      label: "Étape",
      range: [0, this.marks.length],
      step: 1,
      text: (step) => `${step} sur ${this.marks.length}`,
      change: (step) => this.move({ step, weight: 0, delta: 0 }),
    });
    this.weightSlider = new Slider({
      label: "Paramètre touché",
      range: [0, this.knobs.length],
      step: 1,
      text: (weight) => (weight ? called(data, this.knobs[weight - 1]) : NONE),
      change: (weight) => this.choose(weight),
    });
    this.deltaSlider = new Slider({
      label: "Le pousser de δ",
      range: [-data.reach, data.reach],
      change: (delta) => this.choose(this.weight || 1, delta),
    });
    this.state = html("p", { class: "state told" });
    this.run = button("", () => this.toggle());
    const [numbers, write] = readout("dérivée d", "d × δ", "changement");
    this.write = write;
    return [
      this.chart.node,
      box(
        "panels",
        box(
          "stack",
          this.state,
          this.stepSlider.node,
          buttons(
            button("Un pas", () => this.advance()),
            this.run,
            button("Au départ", () => this.move({ step: 0, weight: 0, delta: 0 })),
          ),
          this.weightSlider.node,
          this.deltaSlider.node,
        ),
        box("column", this.plot.node, numbers),
      ),
    ];
  }

  /** Les nombres à calculer, un par étape : l’aller, colonne par colonne, puis le retour. */
  journey() {
    const { columns } = this.passes;
    const all = (k, way) => columns[k].map((_, i) => ({ k, i, way }));
    const last = columns.length - 1;
    const first = this.data.learns === "inputs" ? 0 : 1;
    const ahead = columns.flatMap((_, k) => (k ? all(k, "forward") : []));
    const back = columns.flatMap((_, k) => (k < last ? [all(k, "back")] : []));
    return [...ahead, ...back.slice(first).reverse().flat()];
  }

  restore(saved) {
    this.weight = wholeIn(saved.weight, [0, this.knobs.length], 0);
    const last = this.marks.length;
    this.step = this.weight ? last : wholeIn(saved.step, [0, last], 0);
    const { reach } = this.data;
    this.delta = this.weight ? numberIn(saved.delta, [-reach, reach], 0) : 0;
  }

  saved() {
    const { step, weight, delta } = this;
    return { step, weight, delta };
  }

  move(state) {
    this.stop();
    Object.assign(this, state);
    this.changed();
  }

  /** Toucher un poids suppose que tout est calculé. */
  choose(weight, delta = weight === this.weight ? this.delta : 0) {
    this.move({ weight, delta: weight ? delta : 0, step: this.marks.length });
  }

  /** Le poids touché sur le dessin, s’il y en a un. */
  touch({ k, i, j }) {
    const found = this.knobs.findIndex(
      ({ at, from, to }) => at === k && from === i && to === j,
    );
    if (found >= 0) this.choose(found + 1);
    else if (this.weight) this.choose(0);
  }

  /** Fait un pas. Rend faux quand il n’y en a plus à faire. */
  walk() {
    this.step = Math.min(this.step + 1, this.marks.length);
    return this.step < this.marks.length;
  }

  advance() {
    this.walk();
    this.move({ weight: 0, delta: 0 });
  }

  toggle() {
    if (this.playing) return this.pause();
    if (this.step === this.marks.length) this.step = 0;
    Object.assign(this, { weight: 0, delta: 0 });
    let frames = 0;
    this.play(() => ++frames % FRAMES > 0 || this.walk());
  }

  get knob() {
    return this.knobs[this.weight - 1];
  }

  /** Les flèches en avant : les chemins du poids touché, ou ce que l’étape emploie. */
  get lit() {
    const { columns, slopes } = this.passes;
    if (this.weight) {
      const { at, from, to } = this.knob;
      const { start, found } = paths(this.knob, columns, slopes);
      const own = to === undefined ? [] : [[at, from, to]];
      const along = ({ nodes }) =>
        nodes.slice(1).map((j, n) => [start + n, nodes[n], j]);
      return [...own, ...found.flatMap(along)];
    }
    const mark = this.marks[this.step - 1];
    if (!mark) return null;
    const { i, way } = mark;
    const k = way === "back" ? mark.k : mark.k - 1;
    return arrowsOf(slopes[k])
      .filter((arrow) => i === (way === "back" ? arrow.i : arrow.j))
      .map((arrow) => [k, arrow.i, arrow.j]);
  }

  draw() {
    const { data, passes, step, weight, delta } = this;
    const pushed = weight ? nudged(data, this.knob, delta) : data;
    const shown = values(pushed);
    const known = (k, i, way) => {
      const same = (mark) => mark.k === k && mark.i === i && mark.way === way;
      const rank = this.marks.findIndex(same);
      return rank >= 0 && rank < step;
    };
    const slopes = passes.slopes.map((matrix, k) =>
      data.steps[k][0] === "weights" ? pushed.steps[k][1] : matrix,
    );
    this.chart.fit();
    this.show(shown.at(-1)[0]);
    this.chart.draw({
      values: shown.map((list, k) =>
        list.map((value, i) => (!k || known(k, i, "forward") ? value : null)),
      ),
      derivatives: passes.derivatives.map((list, k) =>
        list.map((value, i) => (known(k, i, "back") ? value : null)),
      ),
      slopes,
      lit: this.lit,
    });
    this.stepSlider.show(step);
    this.weightSlider.show(weight);
    this.deltaSlider.show(delta);
    this.state.textContent = this.told;
    this.run.textContent = this.playing ? "Pause" : "Dérouler";
    this.chart.node.setAttribute(
      "aria-label",
      `Le graphe du calcul. ${this.sentence()}`,
    );
  }

  /** La perte quand on pousse le poids, et la tangente, que donne la dérivée. */
  show(value) {
    const { data, plot, weight, delta } = this;
    const { columns, derivatives } = this.passes;
    const [before] = columns.at(-1);
    const { reach } = data;
    if (!weight) {
      plot.fit([-reach, reach], [0, 2 * before]);
      for (const path of [this.tangent, this.curve, this.point])
        path.setAttribute("d", "");
      plot.note(...NOT_YET);
      plot.describe("Pas encore de courbe : aucun paramètre n’est touché.");
      this.write("–", "–", "–");
      return;
    }
    const slope = gradient(this.knob, columns, derivatives);
    const points = this.points();
    const top = Math.max(1.4 * before, ...points.map(([, y]) => y));
    plot.fit([-reach, reach], [0, Math.ceil(2 * top) / 2]);
    plot.note();
    this.curve.setAttribute("d", plot.path(points));
    const line = [-reach, reach].map((x) => [x, before + slope * x]);
    this.tangent.setAttribute("d", plot.path(line));
    this.point.setAttribute("d", plot.dots([[delta, value]]));
    plot.describe(
      `La perte en fonction de δ, et sa tangente, de pente ${decimal(slope)}.`,
    );
    this.write(decimal(slope), decimal(slope * delta), decimal(value - before));
  }

  /** La perte pour chaque δ ; elle ne change qu’avec le poids. */
  points() {
    const { data, knob, weight } = this;
    const { reach } = data;
    if (this.plotted?.weight !== weight) {
      const points = Array.from({ length: POINTS + 1 }, (_, k) => {
        const x = reach * ((2 * k) / POINTS - 1);
        return [x, loss(nudged(data, knob, x))];
      });
      this.plotted = { weight, points };
    }
    return this.plotted.points;
  }

  /** Le calcul que l’on vient de faire. */
  get told() {
    const { data, passes, step, weight } = this;
    if (weight) return tellPaths(data, passes, this.knob);
    return step ? tellStep(data, passes, this.marks[step - 1]) : data.words.start;
  }

  sentence() {
    const { data, passes, step, weight, delta, knob } = this;
    if (!weight) return `Étape ${step}. ${this.told}`;
    const slope = gradient(knob, passes.columns, passes.derivatives);
    const change = loss(nudged(data, knob, delta)) - passes.columns.at(-1)[0];
    const now = decimal(reading(data, knob) + delta, 2);
    return `${called(data, knob)}, qui vaut ${now}. ${this.told} Poussé de ${decimal(delta, 2)} : prévu ${decimal(slope * delta)}, vrai changement ${decimal(change)}.`;
  }
}

customElements.define("explorable-chain", Chain);
