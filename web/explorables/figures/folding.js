/** Chapitre 6 : ce qu’une couche cachée fait du plan, et combien de départs réussissent. */

import { among, wholeIn } from "../parts/address.js";
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
import {
  costAndGradient,
  crease,
  drawn,
  represent,
  right,
  scoring,
  succeeded,
  Training,
  view,
} from "../parts/folding.js";
import { count, decimal, percent, quantity } from "../parts/numbers.js";
import { SplitPlane } from "../parts/splitplane.js";

const NAMES = { xor: "XOR", moons: "deux lunes", ring: "anneau" };
const ACTIVATIONS = { Identity: "identité", Tanh: "tanh", ReLU: "ReLU" };
const SIZES = [1, 8];
const CELLS = 36;
const LINES = 7;
const STEPS = 18;
const FRAMES = 150;
const BUDGET = 8;
const MARGIN = 0.12;

/** Un quadrillage autour de `center` : des lignes brisées, pour que l’on puisse les plier. */
function gridLines([x, y], reach) {
  const along = (steps) =>
    Array.from({ length: steps + 1 }, (_, k) => reach * ((2 * k) / steps - 1));
  return along(LINES - 1).flatMap((fixed) => [
    along(STEPS).map((free) => [x + free, y + fixed]),
    along(STEPS).map((free) => [x + fixed, y + free]),
  ]);
}

/** Des bornes rondes, un peu plus larges que les valeurs. */
function around(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = Math.max(MARGIN * (high - low), 0.1);
  return [Math.floor(2 * (low - margin)) / 2, Math.ceil(2 * (high + margin)) / 2];
}

class Folding extends Explorable {
  build(data) {
    this.data = data;
    for (const problem of Object.values(data.problems)) {
      problem.X = problem.x1.map((x, i) => [x, problem.x2[i]]);
      problem.ones = problem.y.map((value) => value > 0);
      problem.lines = gridLines(problem.center, problem.reach);
    }
    this.inputPlane = new SplitPlane(SIZES[1]);
    this.hiddenPlane = new SplitPlane();
    this.inputPlane.plot.names.y = "entrées : x₂";
    const [numbers, write] = readout("époque", "coût", "justes");
    this.write = write;
    this.state = html("p", { class: "state" });
    this.marks = data.normals.map(() => html("span"));
    this.tally = html("p", { class: "tally" });
    this.go = button("", () => this.toggle());
    this.search = button("Vingt graines", () => this.survey());
    return [
      box(
        "panels",
        this.inputPlane.node,
        this.hiddenPlane.node,
        box(
          "stack",
          numbers,
          this.state,
          buttons(
            this.go,
            button("Au départ", () => this.change({})),
            this.search,
          ),
          html("div", { class: "marks", "aria-hidden": true }, ...this.marks),
          this.tally,
        ),
        box("stack", ...this.controls()),
      ),
    ];
  }

  controls() {
    this.tasks = choice("Points", NAMES, (task) => this.change({ task }));
    this.activations = choice("Activation", ACTIVATIONS, (activation) =>
      this.change({ activation }),
    );
    const slider = (name, label, range) =>
      new Slider({
        label,
        range,
        step: 1,
        digits: 0,
        change: (value) => this.change({ [name]: value }),
      });
    this.sliders = {
      neurons: slider("neurons", "Neurones cachés", SIZES),
      seed: slider("seed", "Graine", [0, this.data.normals.length - 1]),
    };
    const { neurons, seed } = this.sliders;
    return [this.tasks, neurons, this.activations, seed].map(({ node }) => node);
  }

  restore(saved) {
    this.task = among(NAMES, saved.task, "ring");
    this.activation = among(ACTIVATIONS, saved.activation, "ReLU");
    this.neurons = wholeIn(saved.neurons, SIZES, 3);
    this.seed = wholeIn(saved.seed, [0, this.data.normals.length - 1], 1);
    this.begin();
    const epochs = wholeIn(saved.epochs, [0, this.problem.epochs], 0);
    while (this.training.epochs < epochs) this.training.epoch();
  }

  saved() {
    const { task, neurons, activation, seed } = this;
    return { task, neurons, activation, seed, epochs: this.training.epochs };
  }

  get problem() {
    return this.data.problems[this.task];
  }

  get network() {
    return this.training.network;
  }

  /** Un entraînement tout neuf, de la graine `seed`. */
  start(seed) {
    const { neurons, activation, problem, data } = this;
    const network = drawn(data.normals[seed], neurons, activation);
    return new Training(network, problem, data);
  }

  begin() {
    this.training = this.start(this.seed);
    const tried = [this.task, this.neurons, this.activation].join();
    if (tried === this.tried) return;
    this.tried = tried;
    this.results = [];
    cancelAnimationFrame(this.searching);
    this.searching = null;
  }

  /** D’autres réglages, ou les mêmes : l’entraînement recommence. */
  change(settings) {
    this.stop();
    Object.assign(this, settings);
    this.begin();
    this.changed();
  }

  get over() {
    return this.training.epochs >= this.problem.epochs;
  }

  toggle() {
    if (this.playing) return this.pause();
    if (this.over) this.begin();
    const pace = this.problem.epochs / FRAMES;
    this.play(() => {
      for (let k = 0; k < pace && !this.over; k++) this.training.epoch();
      return !this.over;
    });
  }

  /** Entraîne toutes les graines, par tranches, sans retenir la page. */
  survey() {
    cancelAnimationFrame(this.searching);
    this.results = [];
    let training = null;
    const slice = () => {
      const end = performance.now() + BUDGET;
      while (performance.now() < end && this.results.length < this.marks.length) {
        training ??= this.start(this.results.length);
        training.epoch();
        if (training.epochs < this.problem.epochs) continue;
        this.results.push(succeeded(training.network, this.problem));
        training = null;
      }
      const over = this.results.length === this.marks.length;
      this.searching = over ? null : requestAnimationFrame(slice);
      this.drawResults();
      if (over) this.speak();
    };
    slice();
  }

  draw() {
    const { network, problem, training } = this;
    const { X, ones, lines, center, reach } = problem;
    const seen = view(network, X);
    const moved = (point) => seen.place(represent(network, point));
    const points = X.map(moved);
    this.inputPlane.plot.fitEqual(center, reach);
    const [x, y] = seen.names;
    this.hiddenPlane.plot.names = { x, y: `couche cachée${y && ` : ${y}`}` };
    this.hiddenPlane.plot.fit(
      ...[0, 1].map((k) => around(points.map((point) => point[k]))),
    );
    this.inputPlane.draw({
      points: X,
      ones,
      lines,
      side: scoring(network),
      cells: CELLS,
      folds: this.folds(),
    });
    this.hiddenPlane.draw({
      points,
      ones,
      lines: lines.map((line) => line.map(moved)),
      side: seen.side,
      cells: 1,
    });
    const { cost } = costAndGradient(network, problem);
    this.write(
      decimal(training.epochs, 0),
      quantity(cost),
      percent(right(network, problem)),
    );
    set(this.state, "textContent", this.forecast());
    this.tasks.select(this.task);
    this.activations.select(this.activation);
    this.sliders.neurons.show(this.neurons);
    this.sliders.seed.show(this.seed);
    const go = this.playing ? "Pause" : "Entraîner";
    set(this.go, "textContent", go);
    this.drawResults();
    this.describe();
  }

  /** Un pli par neurone, de la couleur de son poids de sortie. Sans activation, aucun. */
  folds() {
    const { neurons, network, activation } = this;
    if (activation === "Identity") return [];
    return Array.from({ length: neurons }, (_, k) => [
      crease(network, k),
      network.values[3 * neurons + k] > 0 ? 0 : 1,
    ]);
  }

  drawResults() {
    this.marks.forEach((mark, k) => {
      const found = this.results[k];
      set(mark, "className", found === undefined ? "" : found ? "good" : "bad");
    });
    set(this.tally, "textContent", this.counted());
  }

  counted() {
    const tried = this.results.length;
    if (!tried) return "« Vingt graines » compte les succès.";
    const good = this.results.filter(Boolean).length;
    return `${count(good, "réussite")} sur ${count(tried, "graine")}.`;
  }

  describe() {
    const now = this.sentence();
    const where =
      this.neurons > 2
        ? "en abscisse la sortie, en ordonnée l’étalement des points"
        : "les neurones cachés en axes";
    this.inputPlane.plot.describe(`Les entrées, les plis et la frontière. ${now}`);
    this.hiddenPlane.plot.describe(
      `La couche cachée, ${where} : la frontière y est une droite. ${now}`,
    );
  }

  /** Ce que le chapitre dit de ces plis. */
  forecast() {
    const { neurons, activation, network, problem } = this;
    if (activation === "Identity") {
      return "Sans activation, aucun pli : la frontière reste une droite.";
    }
    if (activation === "Tanh") {
      return `${count(neurons, "virage")}, en douceur : chaque tireté marque le milieu d’un virage.`;
    }
    const hidden = problem.X.map((point) => represent(network, point));
    const dead = Array.from({ length: neurons }, (_, k) => k).filter((k) =>
      hidden.every((values) => values[k] === 0),
    ).length;
    const lost = dead ? ` ${count(dead, "neurone mort", "neurones morts")}.` : "";
    return `${count(neurons, "pli")}, où se casse la frontière.${lost}`;
  }

  readings() {
    const { task, activation, neurons, seed, network, problem } = this;
    return { task, activation, neurons, seed, right: right(network, problem) };
  }

  sentence() {
    const { task, neurons, activation, seed, training, network, problem } = this;
    const layer = `${count(neurons, "neurone")} ${ACTIVATIONS[activation]}`;
    const done = `époque ${training.epochs}, ${percent(right(network, problem))} de bien classés`;
    const found = this.results.length ? ` ${this.counted()}` : "";
    return `${NAMES[task]}, ${layer}, graine ${seed} : ${done}. ${this.forecast()}${found}`;
  }
}

customElements.define("explorable-folding", Folding);
