/** Chapitre 5 : des scores aux probabilités, à la perte et à son gradient. */

import { numberIn } from "../parts/address.js";
import { Explorable } from "../parts/base.js";
import {
  box,
  button,
  buttons,
  choice,
  html,
  readout,
  Slider,
  svg,
} from "../parts/elements.js";
import { crossEntropy, softmax } from "../parts/math.js";
import { clamp, decimal, rounded } from "../parts/numbers.js";

const NAMES = ["a", "b", "c"];
const SCORES = [-4, 4];
const TOTALS = [-8, 8];
const TIP = 7;

const tenth = (value) => rounded(value, 1);
const signed = (value) => (value >= 0.00005 ? "+" : "") + decimal(value);

class Softmax extends Explorable {
  build(data) {
    this.data = data;
    this.columns = NAMES.map((name, k) => this.column(name, k));
    const names = Object.fromEntries(NAMES.map((name) => [name, name]));
    this.truth = choice("Vraie classe", names, (name) =>
      this.change({ target: NAMES.indexOf(name) }),
    );
    this.shift = new Slider({
      label: "Constante ajoutée à tous les scores",
      range: SCORES,
      step: 0.1,
      digits: 1,
      change: (constant) => this.change({ constant }),
    });
    const [numbers, write] = readout("p de la vraie classe", "perte −log p");
    this.write = write;
    const heads = ["scores z", "probabilités ŷ", "gradient ŷ − y"];
    return [
      box(
        "panels",
        box(
          "bars",
          ...heads.map((text, row) => html("span", { class: `head row${row}` }, text)),
          ...this.columns.flatMap(({ cells }) => cells),
        ),
        box(
          "stack",
          this.truth.node,
          this.shift.node,
          numbers,
          buttons(button("Scores du chapitre", () => this.reset())),
        ),
      ),
    ];
  }

  /** Une classe : son score à régler, sa probabilité, sa flèche. */
  column(name, k) {
    const [min, max] = TOTALS;
    const input = html("input", {
      type: "range",
      class: "vertical",
      min,
      max,
      step: 0.1,
      "aria-label": `Score de ${name}`,
      oninput: () => this.score(k, Number(input.value)),
    });
    const bars = [0, 1].map(() => html("div", { class: "fill" }));
    const arrow = svg("path");
    const values = [0, 1, 2].map(() => html("span", { class: "value" }));
    const drawings = [
      box("area", bars[0], input),
      box("area", bars[1]),
      svg(
        "svg",
        { class: "area", viewBox: "-20 -50 40 100", "aria-hidden": true },
        arrow,
      ),
    ];
    const cells = drawings.map((drawing, row) =>
      html(
        "div",
        { class: `cell row${row}` },
        drawing,
        html("span", { class: "class" }, name),
        values[row],
      ),
    );
    return { input, bars, arrow, values, cells };
  }

  restore(saved) {
    this.scores = this.data.scores.map((score, k) =>
      numberIn(saved[NAMES[k]], SCORES, score),
    );
    this.constant = numberIn(saved.constant, SCORES, 0);
    this.target = Math.max(NAMES.indexOf(saved.target), 0);
  }

  saved() {
    const scores = Object.fromEntries(NAMES.map((name, k) => [name, this.scores[k]]));
    return { ...scores, constant: this.constant, target: NAMES[this.target] };
  }

  reset() {
    this.restore({});
    this.changed();
  }

  change(settings) {
    Object.assign(this, settings);
    this.changed();
  }

  /** Le score `k`, tel qu’on le voit : la constante y est déjà. */
  score(k, total) {
    this.scores[k] = clamp(tenth(total - this.constant), SCORES);
    this.changed();
  }

  get totals() {
    return this.scores.map((score) => tenth(score + this.constant));
  }

  draw() {
    const { totals, target } = this;
    const p = softmax(totals);
    const { loss, gradient } = crossEntropy(totals, target);
    this.columns.forEach(({ input, bars, arrow, values, cells }, k) => {
      const share = totals[k] / TOTALS[1];
      input.value = totals[k];
      input.setAttribute("aria-valuetext", decimal(totals[k], 1));
      bars[0].style.cssText = `--from: ${Math.min(share, 0)}; --size: ${Math.abs(share)}`;
      bars[1].style.cssText = `--size: ${p[k]}`;
      arrow.setAttribute("d", arrowTo(-45 * gradient[k]));
      arrow.setAttribute("class", gradient[k] > 0 ? "up" : "down");
      [decimal(totals[k], 1), decimal(p[k]), signed(gradient[k])].forEach(
        (text, row) => {
          values[row].textContent = text;
        },
      );
      cells.forEach((cell) => cell.classList.toggle("true", k === target));
    });
    this.truth.select(NAMES[target]);
    this.shift.show(this.constant);
    this.write(decimal(p[target]), decimal(loss));
  }

  sentence() {
    const p = softmax(this.totals).map((value, k) => `${NAMES[k]} ${decimal(value)}`);
    const { loss, gradient } = crossEntropy(this.totals, this.target);
    const slopes = gradient.map((value, k) => `${NAMES[k]} ${signed(value)}`);
    return `Probabilités : ${p.join(", ")}. Perte ${decimal(loss)}. Gradient : ${slopes.join(", ")}.`;
  }
}

/** Une flèche verticale, de 0 à `y`. */
function arrowTo(y) {
  const tip = Math.sign(y) * Math.min(TIP, Math.abs(y));
  const [left, right] = [-TIP, TIP].map((x) => `M0 ${y}L${x} ${y - tip}`);
  return `M0 0V${y}${left}${right}`;
}

customElements.define("explorable-softmax", Softmax);
