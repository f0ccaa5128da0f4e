/** Chapitre 7 : le signal à travers les couches, à l’aller et au retour. */

import { among, numberIn, wholeIn } from "../parts/address.js";
import { Bands } from "../parts/bands.js";
import { Explorable } from "../parts/base.js";
import {
  box,
  button,
  buttons,
  choice,
  html,
  readout,
  Slider,
} from "../parts/elements.js";
import { clamp, count, decimal, quantity, rounded } from "../parts/numbers.js";
import { Plot } from "../parts/plot.js";
import { deviation, meanSlope, Normals, travel } from "../parts/signal.js";

const ACTIVATIONS = {
  Identity: "identité",
  Sigmoid: "sigmoïde",
  Tanh: "tanh",
  ReLU: "ReLU",
};
/** Ce que l’activation garde de la taille des sommes, si elle en garde une part fixe. */
const KEPT = { Identity: 1, Tanh: 1, ReLU: Math.SQRT1_2 };
const RANGES = { Identity: [-4, 4], Sigmoid: [0, 1], Tanh: [-1, 1], ReLU: [0, 4] };
const GRADIENTS = [-3, 3];
const WIDTHS = [16, 32, 64, 128, 256];
const DEPTHS = [2, 30];
const SCALES = [1 / 8, 4];
const SEEDS = 20;
const GLOROT = 1;
const HE = rounded(Math.SQRT2, 4);
/** Le nombre d’exemples du lot, fois la largeur. */
const BATCH = 1024;
const NORMALS = 2 * BATCH + DEPTHS[1] * WIDTHS.at(-1) ** 2;
const BUDGET = 6;
const AXIS = [0, DEPTHS[1] + 1];
const DECADES = 3;
/** Le sort d’un signal, selon le facteur qui le multiplie en tout. */
const FATES = [
  [0.1, "s’éteint"],
  [0.5, "faiblit"],
  [2, "tient"],
  [10, "grandit"],
  [Number.POSITIVE_INFINITY, "explose"],
];

/** Un facteur, écrit court. */
const short = (factor) =>
  factor >= 0.01 && factor < 1e4
    ? decimal(factor, factor < 10 ? 2 : 0)
    : quantity(factor);

/** Des bornes en puissances de dix, par paquets de trois. */
function decades(values) {
  const powers = values.filter((v) => v > 0).map(Math.log10);
  const low = Math.floor(Math.min(-1, ...powers) / DECADES);
  const high = Math.ceil(Math.max(1, ...powers) / DECADES);
  return [10 ** (DECADES * low), 10 ** (DECADES * high)];
}

class Signal extends Explorable {
  build(data) {
    this.data = data;
    this.spreads = new Plot({
      label: "",
      x: "couche",
      y: "écart-type",
      log: { y: true },
    });
    this.expected = this.spreads.add("expected run2");
    this.curves = {
      g: this.spreads.add("curve run3"),
      z: this.spreads.add("curve run0"),
    };
    this.activity = new Bands("activations a", "run1");
    this.corrections = new Bands("gradient ∂L/∂z", "run3");
    const [numbers, write] = readout(
      "signal, par couche",
      "gradient, par couche",
      "pente moyenne",
    );
    this.write = write;
    this.state = html("p", { class: "state three" });
    const legend = ["sommes z →", "prévu pour z", "← gradient ∂L/∂z"].map((text, k) =>
      html("span", { class: `run${[0, 2, 3][k]}` }, text),
    );
    return [
      box(
        "panels",
        box("column", this.spreads.node, html("p", { class: "legend" }, ...legend)),
        box("stack", ...this.controls()),
        box(
          "stack",
          numbers,
          this.state,
          buttons(
            button("He", () => this.change({ scale: HE })),
            button("Glorot", () => this.change({ scale: GLOROT })),
            button("Doubler s", () =>
              this.change({ scale: clamp(2 * this.scale, SCALES) }),
            ),
            button("Autre tirage", () => this.redraw((this.seed + 1) % SEEDS)),
          ),
        ),
        box("stack side", this.activity.node, this.corrections.node),
      ),
    ];
  }

  controls() {
    this.sliders = {
      scale: new Slider({
        label: "Écart-type des poids s",
        range: SCALES.map(Math.log2),
        step: 0.05,
        text: (power) => {
          const scale = 2 ** power;
          const size = decimal(scale / Math.sqrt(this.width), 3);
          return `${decimal(scale, 2)}/√m = ${size}`;
        },
        change: (power) => this.change({ scale: rounded(2 ** power, 4) }),
        marks: [
          { value: Math.log2(GLOROT), text: "Glorot", side: "before" },
          { value: Math.log2(HE), text: "He", side: "after" },
        ],
      }),
      depth: new Slider({
        label: "Couches",
        range: DEPTHS,
        step: 1,
        digits: 0,
        change: (depth) => this.change({ depth }),
      }),
      width: new Slider({
        label: "Neurones par couche m",
        range: [0, WIDTHS.length - 1],
        step: 1,
        text: (k) => decimal(WIDTHS[k], 0),
        change: (k) => this.change({ width: WIDTHS[k] }),
      }),
    };
    this.activations = choice("Activation", ACTIVATIONS, (activation) =>
      this.change({ activation }),
    );
    const { scale, depth, width } = this.sliders;
    return [scale, this.activations, depth, width].map(({ node }) => node);
  }

  restore(saved) {
    const { data } = this;
    const width = Number(saved.width);
    this.width = WIDTHS.includes(width) ? width : data.width;
    this.depth = wholeIn(saved.depth, DEPTHS, data.depth);
    this.scale = numberIn(saved.scale, SCALES, HE);
    this.activation = among(ACTIVATIONS, saved.activation, data.activation);
    this.seed = wholeIn(saved.seed, [0, SEEDS - 1], 0);
    this.normals = new Normals(this.seed, NORMALS);
    this.start();
    this.work(Infinity);
  }

  saved() {
    const { depth, width, activation, scale, seed } = this;
    return { depth, width, activation, scale, seed };
  }

  /** D’autres poids, de la même taille. */
  redraw(seed) {
    this.normals = new Normals(seed, NORMALS);
    this.change({ seed });
  }

  /** Un calcul commencé se finit, pour que l’on voie quelque chose sous le doigt. */
  change(settings) {
    Object.assign(this, settings);
    this.changed();
    if (this.slice) return;
    this.start();
    this.pursue();
  }

  get settings() {
    return Object.values(this.saved()).join();
  }

  start() {
    const { depth, width, activation, scale, normals, settings } = this;
    const size = width ** 2;
    this.started = { depth, activation, scale, settings };
    this.traveling = travel({
      X: normals.take(0, BATCH),
      dA: normals.take(BATCH, BATCH),
      weights: (k) => normals.take(2 * BATCH + k * size, size),
      depth,
      width,
      activation,
      scale: scale / Math.sqrt(width),
    });
  }

  /** Avance jusqu’à l’heure `end`, d’une couche au moins. */
  work(end) {
    let step;
    do step = this.traveling.next();
    while (!step.done && performance.now() < end);
    if (!step.done) return;
    this.traveling = null;
    this.measure(step.value);
  }

  /** Calcule par tranches, une par image, puis dessine, sans retenir la page. */
  pursue() {
    this.slice = requestAnimationFrame(() => {
      this.slice = null;
      if (this.traveling) {
        this.work(performance.now() + BUDGET);
        return this.pursue();
      }
      this.draw();
      this.speak();
      if (this.started.settings === this.settings) return;
      this.start();
      this.pursue();
    });
  }

  measure(layers) {
    const { activation } = this.started;
    this.found = {
      ...this.started,
      layers,
      z: layers.map(({ Z }) => deviation(Z)),
      g: layers.map(({ dZ }) => deviation(dZ)),
      slope: meanSlope(layers, activation),
    };
  }

  /** Par combien le signal est multiplié à l’aller, et le gradient au retour. */
  get factors() {
    const { z, g } = this.found;
    return { signal: z.at(-1) / z[0], gradient: g[0] / g.at(-1) };
  }

  draw() {
    const { found, spreads, activity, corrections } = this;
    spreads.fit(AXIS, decades([...found.z, ...found.g]));
    activity.plot.fit(AXIS, RANGES[found.activation]);
    corrections.plot.fit(AXIS, GRADIENTS);
    this.sliders.scale.show(Math.log2(this.scale));
    this.sliders.depth.show(this.depth);
    this.sliders.width.show(WIDTHS.indexOf(this.width));
    this.activations.select(this.activation);
    const plots = [spreads, activity.plot, corrections.plot];
    const key = [found.settings, ...plots.map((plot) => plot.key)].join();
    if (key === this.drawn) return;
    this.drawn = key;
    this.drawSpreads();
    activity.draw(found.layers.map(({ A }) => A));
    corrections.draw(found.layers.map(({ dZ }) => dZ));
    const perLayer = (factor) => `× ${decimal(factor ** (1 / (found.depth - 1)), 2)}`;
    const { signal, gradient } = this.factors;
    this.write(perLayer(signal), perLayer(gradient), decimal(found.slope, 2));
    this.state.textContent = this.outcome();
    this.describe();
  }

  drawSpreads() {
    const { spreads, curves, found } = this;
    for (const [name, curve] of Object.entries(curves)) {
      const points = found[name].map((value, k) => [k + 1, value]);
      curve.setAttribute("d", spreads.path(points));
    }
    const { scale, depth, activation } = found;
    const ratio = scale * KEPT[activation];
    const ends = [1, depth].map((k) => [k, scale * ratio ** (k - 1)]);
    this.expected.setAttribute("d", ratio ? spreads.path(ends) : "");
  }

  describe() {
    const now = this.sentence();
    this.spreads.describe(
      `L’écart-type des sommes et du gradient, couche par couche. ${now}`,
    );
    this.activity.plot.describe(`Les activations de chaque couche. ${now}`);
    this.corrections.plot.describe(`Le gradient de chaque couche. ${now}`);
  }

  outcome() {
    const { signal, gradient } = this.factors;
    const fate = (factor) => {
      const [, verb] = FATES.find(([most]) => factor <= most) ?? FATES.at(-1);
      return `${verb} : × ${short(factor)}`;
    };
    const depth = count(this.found.depth, "couche");
    return `En ${depth}, le signal ${fate(signal)}. Au retour, le gradient ${fate(gradient)}.`;
  }

  sentence() {
    const { depth, width, activation, scale } = this;
    const layers = `${count(depth, "couche")} de ${count(width, "neurone")}`;
    const weights = `poids d’écart-type ${decimal(scale, 2)}/√m`;
    return `${layers}, ${ACTIVATIONS[activation]}, ${weights}. ${this.outcome()}`;
  }
}

customElements.define("explorable-signal", Signal);
