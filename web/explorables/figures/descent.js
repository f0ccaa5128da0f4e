/** Chapitre 3 : la descente de gradient, pas à pas, sur la carte du coût. */

import { numberIn, wholeIn } from "../parts/address.js";
import { button, buttons, html, readout, Slider } from "../parts/elements.js";
import { descend, gradient, largestRate, principal, step } from "../parts/math.js";
import { decimal, percent, quantity } from "../parts/numbers.js";
import { Plot } from "../parts/plot.js";
import { Landscape } from "./landscape.js";

const RATES = [0.01, 2];
const MOST = 300;
const FRAMES = 4;
const ARRIVED = 1e-12;
const LOST = 1e9;
const NOT_YET = ["« Lancer » trace", "le coût des pas"];

class Descent extends Landscape {
  ranges = { w: [-0.5, 3.5], b: [-1, 3] };
  labels = { w: "Départ : poids w", b: "Départ : biais b" };

  side() {
    this.curve = new Plot({ label: "", x: "pas", y: "coût", log: { y: true } });
    this.costs = this.curve.add("line");
    this.end = this.curve.add("end");
    return [this.curve.node, this.lines.node];
  }

  controls() {
    const limit = largestRate(this.data.X);
    this.rateSlider = new Slider({
      label: "Taux d’apprentissage η",
      range: RATES,
      change: (rate) => this.move({ rate }),
      marks: [{ value: limit, text: `limite ${decimal(limit, 2)}` }],
    });
    const [numbers, write] = readout("pas", "w", "b", "coût");
    this.write = write;
    this.state = html("p", { class: "state" });
    this.run = button("", () => this.toggle());
    return [
      [
        numbers,
        this.state,
        buttons(
          this.run,
          button("Un pas", () => this.advance()),
          button("Au départ", () => this.move({})),
        ),
      ],
      [this.rateSlider.node, this.sliders.w.node, this.sliders.b.node],
    ];
  }

  restore(saved) {
    super.restore(saved);
    this.rate = numberIn(saved.rate, RATES, 0.1);
    const { X, y } = this.data;
    const steps = wholeIn(saved.steps, [0, MOST], 0);
    this.walked = descend(X, y, [this.w, this.b], this.rate, steps);
  }

  saved() {
    const { w, b, rate } = this;
    return { w, b, rate, steps: this.walked.length - 1 };
  }

  /** Un autre départ, un autre taux : le chemin recommence. */
  move(changes) {
    Object.assign(this, changes);
    this.walked = [[this.w, this.b]];
    this.stop();
    this.changed();
  }

  get path() {
    return this.walked;
  }

  get point() {
    return this.walked.at(-1);
  }

  get over() {
    const value = this.costAt(this.point);
    return value < ARRIVED || value > LOST || this.walked.length > MOST;
  }

  /** Fait un pas. Rend faux quand il n’y en a plus à faire. */
  walk() {
    if (this.over) return false;
    const { X, y } = this.data;
    this.walked.push(step(this.point, gradient(X, y, this.point), this.rate));
    return !this.over;
  }

  advance() {
    this.stop();
    this.walk();
    this.changed();
  }

  toggle() {
    if (this.playing) return this.pause();
    if (this.over) this.walked = [[this.w, this.b]];
    let frames = 0;
    this.play(() => frames++ % FRAMES > 0 || this.walk());
  }

  show() {
    const costs = this.walked.map((point) => this.costAt(point));
    const steps = costs.length - 1;
    const low = 10 ** Math.floor(Math.log10(Math.max(Math.min(...costs), ARRIVED)));
    const high = 10 ** Math.ceil(Math.log10(Math.max(...costs)));
    this.curve.fit([0, Math.max(40, steps)], [Math.min(low, 1e-3), Math.max(high, 10)]);
    this.costs.setAttribute("d", this.curve.path(costs.map((c, k) => [k, c])));
    this.end.setAttribute("d", this.curve.dots([[steps, costs[steps]]]));
    this.curve.note(...(steps ? [] : NOT_YET));
    this.curve.describe(
      `Le coût au fil des pas : de ${quantity(costs[0])} à ${quantity(costs[steps])}.`,
    );
    const [w, b] = this.point.map((v) => (Math.abs(v) < 1e4 ? decimal(v) : "loin"));
    this.write(decimal(steps, 0), w, b, quantity(costs[steps]));
    this.rateSlider.show(this.rate);
    this.state.textContent = this.forecast();
    this.run.textContent = this.playing ? "Pause" : "Lancer";
  }

  /** Ce que la théorie du chapitre prévoit pour ce taux. */
  forecast() {
    const [slow, fast] = principal(this.data.X).map(
      ({ value }) => 1 - this.rate * value,
    );
    if (Math.abs(fast) > 1) {
      const factor = decimal(Math.abs(fast), 3);
      return `Taux trop élevé : dans la direction raide, un pas multiplie le décalage par ${factor}.`;
    }
    const kept = Math.max(Math.abs(slow), Math.abs(fast));
    return `Dans la direction la plus lente, un pas garde ${percent(kept)} du décalage.`;
  }

  readings() {
    const [start] = this.walked;
    return {
      cost: this.costAt(this.point),
      start: this.costAt(start),
      steps: this.walked.length - 1,
    };
  }

  sentence() {
    return `Pas ${this.walked.length - 1}. ${super.sentence()} ${this.forecast()}`;
  }
}

customElements.define("explorable-descent", Descent);
