/** Chapitre 5 : un chiffre que l’on dessine, et ce que le réseau du livre y lit. */

import { Explorable } from "./base.js";
import { button, buttons, html, readout } from "./elements.js";
import { decimal, percent } from "./numbers.js";
import { contributions, forward, softmax, weightsOf } from "./math.js";
import { decodeImages, decodeLayers } from "./network.js";
import { PAPER, Pad } from "./pad.js";
import { image, paint, palette, scale } from "./pixels.js";
import { SIDE, prepare } from "./preparation.js";

const DIGITS = Array.from({ length: 10 }, (_, k) => k);
const total = (values) => values.reduce((sum, value) => sum + value, 0);

class Digit extends Explorable {
  build(data) {
    this.layers = decodeLayers(data.layers);
    this.samples = decodeImages(data.images, SIDE * SIDE);
    this.labels = data.labels;
    this.pad = new Pad(
      () => this.drawn(),
      (text) => this.tell(text),
    );
    this.rows = DIGITS.map((digit) => this.row(digit));
    this.seen = image("L’image de 28 sur 28 que lit le réseau");
    this.votes = image("");
    this.votesTitle = html("span");
    const [numbers, write] = readout("pour", "+ contre", "+ biais", "= score");
    this.write = write;
    this.weights = DIGITS.map((digit) => image(`Les poids du ${digit}`));
    return [
      html(
        "div",
        { class: "panels" },
        html(
          "div",
          { class: "column" },
          this.pad.node,
          buttons(button("Effacer", () => this.pad.erase())),
        ),
        html(
          "fieldset",
          { class: "digits" },
          html("legend", {}, "Probabilités"),
          ...this.rows.map(({ node }) => node),
        ),
      ),
      this.strip(),
      html(
        "div",
        { class: "panels" },
        html(
          "div",
          { class: "pair" },
          html("div", { class: "thumb" }, this.seen, html("span", {}, "Image lue")),
          html("div", { class: "thumb" }, this.votes, this.votesTitle),
        ),
        html("div", { class: "stack" }, numbers),
      ),
      html(
        "div",
        { class: "weights" },
        ...DIGITS.map((digit) =>
          html(
            "div",
            { class: "thumb" },
            this.weights[digit],
            html("span", {}, `${digit}`),
          ),
        ),
      ),
    ];
  }

  /** La probabilité d’une classe, que l’on peut choisir d’expliquer. */
  row(digit) {
    const onchange = () => this.explain(digit);
    const input = html("input", {
      type: "radio",
      name: "classe",
      value: digit,
      onchange,
    });
    const bar = html("span", { class: "level" });
    const value = html("span", { class: "value" });
    const track = html("span", { class: "track" }, bar);
    const name = html("span", { class: "class" }, `${digit}`);
    return { node: html("label", {}, input, name, track, value), input, bar, value };
  }

  /** Les images de test : dix bien lues, puis les dix erreurs du chapitre. */
  strip() {
    this.thumbs = this.samples.map((sample, k) => {
      const read = this.best(forward(this.layers, sample));
      const label = this.labels[k];
      const name = read === label ? `un ${label}` : `un ${label}, lu ${read}`;
      const canvas = html("canvas", { width: SIDE, height: SIDE });
      const onclick = () => this.load(k);
      const node = html(
        "button",
        { type: "button", onclick, "aria-label": `Image de test : ${name}` },
        canvas,
      );
      return { node, canvas, wrong: read !== label };
    });
    const group = (wrong, text) =>
      html(
        "div",
        { class: "strip", role: "group", "aria-label": text },
        html("span", { class: "name" }, text),
        ...this.thumbs.filter((thumb) => thumb.wrong === wrong).map(({ node }) => node),
      );
    return html(
      "div",
      { class: "strips" },
      group(false, "Images de test bien lues"),
      group(true, "Les erreurs les plus sûres"),
    );
  }

  best(scores) {
    return scores.indexOf(Math.max(...scores));
  }

  restore({ trace = "", sample = "", digit = "" }) {
    this.sample = null;
    this.image = null;
    this.pad.clear();
    const k = Number(sample || NaN);
    if (this.samples[k]) this.take(k);
    else if (this.pad.trace(trace)) this.image = this.prepared();
    this.read();
    if (/^\d$/.test(digit)) this.digit = Number(digit);
  }

  saved() {
    const sample = this.sample ?? "";
    return {
      trace: this.sample === null ? this.pad.text : "",
      sample,
      digit: this.digit,
    };
  }

  prepared() {
    return prepare(this.pad.read(), PAPER);
  }

  take(k) {
    this.sample = k;
    this.image = this.samples[k];
    this.pad.paint(this.image, SIDE);
  }

  /** Les scores de l’image, et la classe à expliquer : d’abord la plus probable. */
  read() {
    this.scores = this.image && forward(this.layers, this.image);
    this.digit = this.scores ? this.best(this.scores) : 0;
  }

  drawn() {
    this.sample = null;
    this.image = this.prepared();
    this.read();
    this.changed();
  }

  load(k) {
    this.take(k);
    this.read();
    this.changed();
  }

  explain(digit) {
    this.digit = digit;
    this.changed();
  }

  /** Dit tout de suite ce que fait le stylo. */
  tell(text) {
    this.region.textContent = text;
  }

  draw() {
    const colors = palette(this.shadowRoot, ["ink", "blue", "orange"]);
    const p = this.scores && softmax(this.scores);
    const read = p && this.best(p);
    this.pad.show(`rgb(${colors.ink})`, !p);
    this.rows.forEach(({ node, input, bar, value }, k) => {
      node.classList.toggle("read", k === read);
      input.checked = k === this.digit;
      bar.style.width = p ? `${100 * p[k]}%` : "0";
      value.textContent = p ? percent(p[k]) : "–";
    });
    paint(this.seen, this.image ?? [], 1, colors.ink);
    this.thumbs.forEach(({ node }, k) =>
      node.setAttribute("aria-pressed", k === this.sample),
    );
    this.weights.forEach(({ parentNode }, k) =>
      parentNode.classList.toggle("chosen", k === this.digit),
    );
    this.drawOnce(colors);
    this.drawReasons(colors);
  }

  /** Les images qui ne dépendent que du thème : celles de test, et les poids. */
  drawOnce(colors) {
    const key = JSON.stringify(colors);
    if (key === this.drawnWith) return;
    this.drawnWith = key;
    const [layer] = this.layers;
    const limit = scale(layer.weights);
    this.thumbs.forEach(({ canvas }, k) =>
      paint(canvas, this.samples[k], 1, colors.ink),
    );
    this.weights.forEach((canvas, k) =>
      paint(canvas, weightsOf(layer, k), limit, colors.orange, colors.blue),
    );
  }

  /** Ce que chaque pixel ajoute au score de la classe choisie. */
  drawReasons({ orange, blue }) {
    const [layer] = this.layers;
    const votes = this.image ? contributions(layer, this.image, this.digit) : [];
    const size = Math.max(...votes.map(Math.abs), 0) || 1;
    paint(this.votes, votes, size, orange, blue);
    const text = `Pour et contre le ${this.digit}`;
    this.votesTitle.textContent = text;
    this.votes.setAttribute("aria-label", `${text}, pixel par pixel`);
    const sums = [votes.filter((v) => v > 0), votes.filter((v) => v < 0)].map(total);
    const values = [...sums, layer.biases[this.digit], this.scores?.[this.digit]];
    this.write(...values.map((v) => (this.scores ? decimal(v, 3) : "–")));
  }

  sentence() {
    if (!this.scores) return "Feuille blanche.";
    const p = softmax(this.scores);
    const [first, second] = [...DIGITS].sort((a, b) => p[b] - p[a]);
    return `Lu : ${first}, à ${percent(p[first])}. Ensuite ${second}, à ${percent(p[second])}.`;
  }
}

customElements.define("explorable-digit", Digit);
