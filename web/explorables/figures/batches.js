/** Chapitre 4 : la même descente, par lots de 1 à n exemples. */

import { among, numberIn, wholeIn } from "../parts/address.js";
import { Explorable } from "../parts/base.js";
import { CostMap } from "../parts/costmap.js";
import {
  box,
  button,
  buttons,
  choice,
  html,
  readout,
  Slider,
} from "../parts/elements.js";
import { cost, gradient, leastSquares, minibatches, step } from "../parts/math.js";
import { count, decimal } from "../parts/numbers.js";
import { Plot } from "../parts/plot.js";
import { Generator } from "../parts/random.js";

const RANGES = { w: [0, 2.6], b: [-0.4, 2.2] };
const RATES = [0.01, 1];
const RUN = 30;
const MOST = 600;
const KEPT = 4;
const FIRST = 32;
const TRACE = 1500;
const NOT_YET = ["« Lancer » trace le coût au fil des lots"];
const FRAMES_AN_EPOCH = 45;
const SLOWEST = 6;
const AXES = {
  epochs: "époques",
  updates: "mises à jour",
  examples: "exemples calculés",
};

/** Une descente par lots, dans l’ordre de `descend` au chapitre 4. */
class Run {
  constructor({ X, y, start, state }, size, rate) {
    Object.assign(this, { X, y, size, rate });
    this.generator = new Generator(state);
    this.trace = [start];
    this.batches = [];
    this.updates = 0;
    this.examples = 0;
    this.every = Math.max(1, Math.floor(X.length / size / 32));
    this.marks = [];
    this.mark();
  }

  get point() {
    return this.trace.at(-1);
  }

  get perEpoch() {
    return Math.ceil(this.X.length / this.size);
  }

  get epochs() {
    return this.examples / this.X.length;
  }

  /** Le coût sur toutes les données. */
  get cost() {
    return cost(this.X, this.y, this.point);
  }

  mark() {
    const { epochs, updates, examples, cost } = this;
    this.marks.push({ epochs, updates, examples, cost });
  }

  update() {
    if (!this.batches.length) {
      this.batches = minibatches(this.generator.permutation(this.X.length), this.size);
    }
    const rows = this.batches.shift();
    const slope = gradient(this.X, this.y, this.point, rows);
    this.trace.push(step(this.point, slope, this.rate));
    if (this.trace.length > 3 * TRACE) this.trace.splice(TRACE, TRACE);
    this.updates += 1;
    this.examples += rows.length;
    if (this.updates <= FIRST || this.updates % this.every === 0) this.mark();
  }

  /** Finit l’époque en cours, ou en fait une. */
  epoch() {
    do this.update();
    while (this.batches.length);
  }
}

class Batches extends Explorable {
  build(data) {
    this.data = data;
    this.sizes = [];
    for (let size = 1; size < data.X.length; size *= 2) this.sizes.push(size);
    this.sizes.push(data.X.length);
    this.floor = cost(data.X, data.y, leastSquares(data.X, data.y));
    this.map = new CostMap(data, RANGES);
    this.curve = new Plot({ label: "", x: "", y: "coût", log: { y: true } });
    this.limit = this.curve.add("gaps");
    this.curves = Array.from({ length: KEPT }, (_, k) =>
      this.curve.add(`curve run${k}`),
    );
    this.ends = this.curves.map((_, k) => this.curve.add(`end run${k}`));
    this.legend = html("p", { class: "legend" });
    this.sizeSlider = new Slider({
      label: "Taille des lots",
      range: [0, this.sizes.length - 1],
      step: 1,
      text: (k) => count(this.sizes[k], "exemple"),
      change: (k) => this.change({ size: this.sizes[k] }),
    });
    this.rateSlider = new Slider({
      label: "Taux d’apprentissage η",
      range: RATES,
      change: (rate) => this.change({ rate }),
    });
    this.axis = choice("Axe du coût", AXES, (axis) => {
      this.axisName = axis;
      this.changed();
    });
    const [numbers, write] = readout("époques", "mises à jour", "par époque", "coût");
    this.write = write;
    this.go = button("", () => this.toggle());
    return [
      box(
        "panels",
        box("column", this.curve.node, this.legend),
        box(
          "stack",
          numbers,
          buttons(
            this.go,
            button("Une époque", () => this.advance((run) => run.epoch())),
            button("Une mise à jour", () => this.advance((run) => run.update())),
            button("Effacer", () => this.clear()),
          ),
        ),
        box("stack", this.sizeSlider.node, this.rateSlider.node, this.axis.node),
        box("pair side", this.map.node),
      ),
    ];
  }

  restore(saved) {
    const size = Number(saved.size);
    this.size = this.sizes.includes(size) ? size : 32;
    this.rate = numberIn(saved.rate, RATES, 0.1);
    this.axisName = among(AXES, saved.axis, "epochs");
    this.begin();
    const epochs = wholeIn(saved.epochs, [0, MOST], 0);
    while (this.run.epochs < epochs) this.run.epoch();
  }

  saved() {
    const { size, rate, axisName: axis } = this;
    return { size, rate, axis, epochs: Math.floor(this.run.epochs) };
  }

  get run() {
    return this.runs.at(-1);
  }

  begin() {
    this.runs = [new Run(this.data, this.size, this.rate)];
    this.used = 0;
    this.run.color = 0;
  }

  clear() {
    this.stop();
    this.begin();
    this.changed();
  }

  /** Un autre réglage commence une descente ; les précédentes restent au graphique. */
  change(settings) {
    Object.assign(this, settings);
    this.stop();
    if (this.run.updates === 0) this.runs.pop();
    else this.used += 1;
    const run = new Run(this.data, this.size, this.rate);
    run.color = this.used % KEPT;
    this.runs = [...this.runs, run].slice(-KEPT);
    this.changed();
  }

  advance(move) {
    this.stop();
    move(this.run);
    this.changed();
  }

  /** Lance trente époques de plus, ou arrête. */
  toggle() {
    if (this.playing) return this.pause();
    const { run } = this;
    const end = Math.min(Math.floor(run.epochs) + RUN, MOST);
    const pace = Math.ceil(run.perEpoch / FRAMES_AN_EPOCH);
    const wait = Math.min(SLOWEST, Math.ceil(FRAMES_AN_EPOCH / run.perEpoch));
    let frames = 0;
    this.play(() => {
      if (frames++ % wait) return true;
      for (let k = 0; k < pace && run.epochs < end; k++) run.update();
      return run.epochs < end;
    });
  }

  draw() {
    const { run, curve, axisName: axis } = this;
    this.map.node.setAttribute("class", `plot run${run.color}`);
    this.map.draw(run.trace, { dots: run.trace.length < 200 });
    this.map.plot.describe(
      `La carte du coût et le chemin de la descente. ${this.sentence()}`,
    );
    const last = Math.max(...this.runs.map((r) => r[axis]));
    const counted = axis !== "epochs";
    const range = counted ? [1, RUN * this.data.X.length] : [0, RUN];
    curve.names.x = AXES[axis];
    curve.log.x = counted;
    curve.fit([range[0], Math.max(last, range[1])], [this.floor / 1.5, 3]);
    this.limit.setAttribute("d", curve.path(curve.x.map((x) => [x, this.floor])));
    for (const line of [...this.curves, ...this.ends]) line.setAttribute("d", "");
    for (const r of this.runs) {
      const points = r.marks.map((mark) => [mark[axis], mark.cost]);
      this.curves[r.color].setAttribute("d", curve.path(points));
      this.ends[r.color].setAttribute("d", curve.dots(points.slice(-1)));
    }
    const started = this.runs.some((r) => r.updates > 0);
    curve.note(...(started ? [] : NOT_YET));
    curve.describe(`Le coût selon les ${AXES[axis]}. ${this.sentence()}`);
    const told = this.runs.map((r) =>
      html("span", { class: `run${r.color}` }, decimal(r.size, 0)),
    );
    this.legend.replaceChildren("lots de ", ...told);
    this.sizeSlider.show(this.sizes.indexOf(this.size));
    this.rateSlider.show(this.rate);
    this.axis.select(axis);
    this.write(
      decimal(run.epochs, Number.isInteger(run.epochs) ? 0 : 2),
      decimal(run.updates, 0),
      decimal(run.perEpoch, 0),
      decimal(run.cost, 6),
    );
    this.go.textContent = this.playing ? "Pause" : "Lancer";
  }

  sentence() {
    const { run } = this;
    const size = `Lots de ${count(run.size, "exemple")}`;
    const updates = `${count(run.perEpoch, "mise", "mises")} à jour par époque`;
    const done = `${count(Math.floor(run.epochs), "époque")}, coût ${decimal(run.cost, 6)}`;
    return `${size}, ${updates} : ${done}.`;
  }
}

customElements.define("explorable-batches", Batches);
