/** Chapitre 8 : l’élan, ses réglages (η, β), et les autres méthodes à côté. */

import { among, numberIn } from "../parts/address.js";
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
import { count, decimal, percent, rounded } from "../parts/numbers.js";
import { METHODS } from "../parts/optimizers.js";
import { Plot } from "../parts/plot.js";
import {
  bestRate,
  factor,
  fastest,
  height,
  hessian,
  hundredth,
  slowest,
  tuned,
  turned,
  walk,
} from "../parts/valley.js";
import { RateMap, RootCircle, ValleyMap } from "../parts/valleymap.js";

const KAPPAS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const RANGES = { rate: [0.01, 4], beta: [0, 0.99] };
const SHOWN = 200;
const MOST = 3000;
const PACE = 0.4;
const COSTS = [1e-7, 1];
const TRIED = Array.from({ length: 13 }, (_, k) => 10 ** (-k / 4));
const NAMES = {
  momentum: "élan",
  gradient: "descente",
  rmsprop: "RMSProp",
  adam: "Adam",
};
const COLORS = { momentum: 0, gradient: 1, rmsprop: 2, adam: 3 };
const { momentum: _, ...RIVALS } = NAMES;
const SHAPES = { diagonal: "en biais", axis: "selon un axe" };

const inSteps = (steps, otherwise) =>
  Number.isFinite(steps) ? count(Math.ceil(steps), "pas", "pas") : otherwise;

class Momentum extends Explorable {
  build(data) {
    this.data = data;
    this.map = new ValleyMap(2);
    this.rates = new RateMap(RANGES, (settings) => this.move(settings));
    this.roots = new RootCircle();
    this.curve = new Plot({ label: "", x: "pas", y: "coût", log: { y: true } });
    this.curves = {};
    for (const name of Object.keys(NAMES).reverse()) {
      this.curves[name] = this.curve.add(`curve run${COLORS[name]}`);
    }
    this.told = {};
    for (const name of Object.keys(NAMES)) {
      this.told[name] = html("span", { class: `run${COLORS[name]}` });
    }
    this.legend = html(
      "p",
      { class: "legend" },
      "Pas comptés, pour un coût ÷ 10 000 :",
      ...Object.values(this.told),
    );
    this.state = html("p", { class: "state three" });
    const [numbers, write] = readout("gardé par pas", "pas prévus pour ÷ 100");
    this.write = write;
    this.go = button("", () => this.toggle());
    return [
      box(
        "panels",
        this.map.node,
        this.rates.node,
        box("pair across", this.roots.node, this.curve.node),
        box(
          "stack",
          this.legend,
          numbers,
          this.state,
          buttons(
            this.go,
            button("Au mieux", () => this.move(this.optimum)),
            button("Sans élan", () => this.move({ rate: this.plainRate, beta: 0 })),
          ),
        ),
        box("stack", ...this.controls()),
      ),
    ];
  }

  controls() {
    const slider = (name, label) =>
      new Slider({
        label,
        range: RANGES[name],
        change: (value) => this.move({ [name]: value }),
      });
    this.sliders = {
      rate: slider("rate", "Taux d’apprentissage η"),
      beta: slider("beta", "Part de vitesse gardée β"),
    };
    this.kappaSlider = new Slider({
      label: "Étirement de la vallée κ",
      range: [0, KAPPAS.length - 1],
      step: 1,
      text: (k) => decimal(KAPPAS[k], 0),
      change: (k) => this.move({ kappa: KAPPAS[k] }),
    });
    this.shapes = choice("Vallée", SHAPES, (shape) => this.move({ shape }));
    this.beside = choice("À côté", RIVALS, (rival) => this.move({ rival }));
    const { rate, beta } = this.sliders;
    return [rate, beta, this.kappaSlider, this.beside, this.shapes].map(
      ({ node }) => node,
    );
  }

  restore(saved) {
    const kappa = Number(saved.kappa);
    this.kappa = KAPPAS.includes(kappa) ? kappa : this.data.kappa;
    this.rate = numberIn(saved.rate, RANGES.rate, this.plainRate);
    this.beta = numberIn(saved.beta, RANGES.beta, 0);
    this.shape = among(SHAPES, saved.shape, "diagonal");
    this.rival = among(RIVALS, saved.rival, "gradient");
    this.rolled = SHOWN;
  }

  saved() {
    const { kappa, rate, beta, shape, rival } = this;
    return { kappa, rate, beta, shape, rival };
  }

  move(changes) {
    this.stop();
    Object.assign(this, changes);
    this.rolled = SHOWN;
    this.changed();
  }

  /** Refait les chemins pas à pas, ou s’arrête où ils en sont. */
  toggle() {
    if (this.playing) return this.pause();
    if (this.rolled >= SHOWN) this.rolled = 0;
    this.play(() => {
      this.rolled = Math.min(this.rolled + PACE, SHOWN);
      return this.rolled < SHOWN;
    });
  }

  get tilted() {
    return this.shape === "diagonal";
  }

  get plainRate() {
    return rounded(bestRate(this.kappa), 2);
  }

  /** Le meilleur couple, arrondi du côté où les racines restent complexes. */
  get optimum() {
    const beta = Math.ceil(1000 * tuned(this.kappa).beta) / 1000;
    const root = Math.sqrt(beta);
    const [low, high] = [this.kappa * (1 - root) ** 2, (1 + root) ** 2];
    return { rate: rounded((low + high) / 2, 4), beta };
  }

  get kept() {
    return slowest(this.kappa, this.rate, this.beta);
  }

  /** La course de l’élan, et celles des autres, cherchées une fois par vallée. */
  races() {
    const { kappa, tilted, rate, beta } = this;
    const known = `${kappa} ${tilted}`;
    if (this.searched !== known) {
      this.searched = known;
      this.H = hessian(kappa, tilted);
      this.found = {
        gradient: this.race("gradient", [bestRate(kappa)]),
        rmsprop: this.race("rmsprop", TRIED),
        adam: this.race("adam", TRIED),
      };
    }
    return { momentum: this.race("momentum", [rate], beta), ...this.found };
  }

  /** Le meilleur des taux `rates`, les pas qu’il demande, et les premiers. */
  race(method, rates, ...memory) {
    const { H } = this;
    const start = turned(this.data.start, this.tilted);
    const make = (rate) => METHODS[method](rate, ...memory);
    const best = fastest(H, start, make, rates, MOST);
    const path = walk(H, start, make(best.rate), SHOWN);
    return { ...best, path, opposite: path.map(([x, y]) => [-x, -y]) };
  }

  /** Lit les tailles avant que rien ne soit écrit : une seule mise en page par image. */
  fit() {
    for (const part of [this.map, this.rates, this.roots]) part.fit();
    this.curve.fit([0, SHOWN], COSTS);
  }

  draw() {
    this.fit();
    const shown = Math.floor(this.rolled) + 1;
    const races = this.races();
    const { opposite } = races[this.rival];
    const first = (path) => (shown < path.length ? path.slice(0, shown) : path);
    this.map.draw(this, [
      [first(opposite), COLORS[this.rival]],
      [first(races.momentum.path), COLORS.momentum],
    ]);
    this.rates.draw(this);
    this.roots.draw(this);
    this.drawCosts(races, first);
    this.sliders.rate.show(this.rate);
    this.sliders.beta.show(this.beta);
    this.kappaSlider.show(KAPPAS.indexOf(this.kappa));
    this.shapes.select(this.shape);
    this.beside.select(this.rival);
    this.write(decimal(this.kept), inSteps(hundredth(this.kept), "jamais"));
    set(this.state, "textContent", this.forecast());
    set(this.go, "textContent", this.playing ? "Pause" : "Pas à pas");
    this.describe();
  }

  drawCosts(races, first) {
    const { curve, H } = this;
    const costs = (path) => curve.path(path.map((point, k) => [k, height(H, point)]));
    for (const [name, { path, rate, steps }] of Object.entries(races)) {
      curve.trace(this.curves[name], first(path), costs);
      const used = decimal(rate, rate < 0.1 ? 3 : 2);
      const arrived = inSteps(steps, this.late(name));
      const text = `${NAMES[name]}, η = ${used} : ${arrived}`;
      set(this.told[name], "textContent", text);
    }
  }

  late(name) {
    return name === "momentum" && this.kept >= 1
      ? "diverge"
      : `plus de ${decimal(MOST, 0)} pas`;
  }

  describe() {
    const { map, rates, roots, curve } = this;
    const settings = this.sentence();
    const rival = this.rival === "gradient" ? "la descente" : NAMES[this.rival];
    map.plot.describe(
      `La vallée, le chemin de l’élan et celui de ${rival}, partie en face. ${settings}`,
    );
    rates.plot.describe(
      `Les réglages qui convergent, à gauche de la droite η = 2(1 + β), et en combien de pas. ${settings}`,
    );
    roots.plot.describe(
      `Les racines des deux directions, et les cercles de rayons 1 et √β. ${this.forecast()}`,
    );
    const counts = Object.values(this.told).map(({ textContent }) => textContent);
    curve.describe(
      `Le coût au fil des pas. Pour le diviser par dix mille : ${counts.join(" ; ")}.`,
    );
  }

  /** Ce que la théorie du chapitre prévoit pour ces réglages. */
  forecast() {
    const { kappa, rate, beta, kept } = this;
    const limit = 2 * (1 + beta);
    if (rate > limit) {
      return `Trop de taux, au-delà de 2(1 + β) = ${decimal(limit, 2)} : en travers, un pas multiplie le décalage par ${decimal(kept, 2)}.`;
    }
    const [slow, steep] = [factor(rate / kappa, beta), factor(rate, beta)];
    if (kept ** 2 <= beta * (1 + 1e-9)) {
      return "Les quatre racines sont sur le cercle de rayon √β : les deux directions vont à la même vitesse.";
    }
    const last = slow >= steep ? "lente" : "raide";
    return `La direction ${last} fixe la vitesse : un pas y garde ${percent(kept)} du décalage.`;
  }

  readings() {
    const { kappa, rate, beta, kept } = this;
    return { kappa, rate, beta, steps: Math.ceil(hundredth(kept)) };
  }

  sentence() {
    const { kappa, rate, beta, kept } = this;
    const settings = `κ = ${decimal(kappa, 0)}, η = ${decimal(rate, 2)}, β = ${decimal(beta, 2)}`;
    const needed = inSteps(hundredth(kept), "jamais");
    return `${settings}. Décalage divisé par cent : ${needed}. ${this.forecast()}`;
  }
}

customElements.define("explorable-momentum", Momentum);
