/** Chapitre 5 : un chiffre que l’on dessine, et ce que le réseau du livre y lit. */

import { Explorable } from "../parts/base.js";
import {
  box,
  button,
  buttons,
  choice,
  gauge,
  html,
  readout,
  set,
} from "../parts/elements.js";
import { forward, inputGradient, softmax } from "../parts/math.js";
import { decodeImages, decodeLayers } from "../parts/network.js";
import { decimal, percent } from "../parts/numbers.js";
import { PAPER, Pad } from "../parts/pad.js";
import { image, paint, palette, scale, strip, thumbnail } from "../parts/pixels.js";
import { prepare, SIDE } from "../parts/preparation.js";

const NETWORKS = { one: "sans", hidden: "avec" };
const FAILURE =
  "Le réseau à couche cachée n’a pas pu être chargé. Vérifiez la connexion, puis choisissez-le de nouveau.";
const WEIGHTS = "Les poids de chaque chiffre";
const SLOPES = "Ce que chaque pixel changerait au score de chaque chiffre";
const BLANK = new Float32Array(SIDE * SIDE);
const DIGITS = Array.from({ length: 10 }, (_, k) => k);
const total = (values) => values.reduce((sum, value) => sum + value, 0);

class Digit extends Explorable {
  build(data) {
    this.networks = { one: decodeLayers(data.layers) };
    this.network = "one";
    this.failure = html("p", { class: "failure", role: "status" });
    this.choice = choice("Couche cachée", NETWORKS, (network) => this.use(network));
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
    numbers.classList.add("signed");
    this.seenTitle = html("span");
    this.weightsTitle = html("span", { class: "name" });
    this.write = write;
    this.weights = DIGITS.map((digit) => image(`Les poids du ${digit}`));
    return [
      ...(this.dataset.also ? [html("div", {}, this.choice.node, this.failure)] : []),
      box(
        "panels",
        box(
          "column",
          this.pad.node,
          buttons(button("Effacer", () => this.pad.erase())),
        ),
        box(
          "stack",
          html(
            "fieldset",
            { class: "digits" },
            html("legend", {}, "Probabilités"),
            ...this.rows.map(({ node }) => node),
          ),
          box(
            "pair",
            box("thumb", this.seen, this.seenTitle),
            box("thumb", this.votes, this.votesTitle),
          ),
          numbers,
        ),
      ),
      this.strip(),
      box(
        "weights",
        this.weightsTitle,
        ...DIGITS.map((digit) =>
          box("thumb", this.weights[digit], html("span", {}, `${digit}`)),
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
    const [bar, fill] = gauge("run1");
    const value = html("span", { class: "value" });
    const name = html("span", { class: "class" }, `${digit}`);
    return { node: html("label", {}, input, name, value, bar), input, fill, value };
  }

  /** Les images de test : dix bien lues, puis les dix erreurs du chapitre. */
  strip() {
    this.thumbs = this.samples.map((sample, k) => {
      const read = this.best(forward(this.layers, sample));
      const label = this.labels[k];
      const name = read === label ? `un ${label}` : `un ${label}, lu ${read}`;
      const thumb = thumbnail(`Image de test : ${name}`, () => this.load(k));
      return { ...thumb, wrong: read !== label };
    });
    const group = (wrong, text) =>
      strip(
        text,
        this.thumbs.filter((thumb) => thumb.wrong === wrong),
      );
    return box(
      "strips",
      group(false, "Images de test bien lues"),
      group(true, "Les erreurs les plus sûres"),
    );
  }

  best(scores) {
    return scores.indexOf(Math.max(...scores));
  }

  get layers() {
    return this.networks[this.network];
  }

  /**
   * Change de réseau ; les poids du second ne viennent que si on le demande. Le
   * dernier choix l’emporte, même si la réponse à un autre arrive après lui.
   */
  async use(network) {
    this.wanted = network;
    this.failure.textContent = "";
    if (!this.networks[network] && !(await this.fetch(network))) {
      if (this.wanted === network) this.giveUp();
      return;
    }
    if (this.wanted !== network) return;
    this.network = network;
    const { digit } = this;
    this.read();
    this.digit = digit;
    this.changed();
  }

  /** Va chercher les poids d’un réseau ; faux s’ils ne viennent pas. */
  async fetch(network) {
    try {
      const response = await fetch(this.dataset.also);
      const { layers } = await response.json();
      this.networks[network] = decodeLayers(layers);
      return true;
    } catch {
      return false;
    }
  }

  /** Revient au réseau que l’on a, et dit pourquoi. */
  giveUp() {
    this.wanted = this.network;
    this.failure.textContent = FAILURE;
    this.draw();
  }

  restore({ network, trace = "", sample = "", digit = "" }) {
    this.network = this.wanted = "one";
    this.failure.textContent = "";
    this.sample = null;
    this.image = null;
    this.dipped();
    this.pad.clear();
    const k = Number(sample || NaN);
    if (this.samples[k]) this.take(k);
    else if (this.pad.trace(trace)) this.image = this.prepared();
    this.read();
    if (/^\d$/.test(digit)) this.digit = Number(digit);
    if (network === "hidden" && this.dataset.also) this.use(network);
  }

  saved() {
    const network = this.dataset.also ? this.network : "";
    const trace = this.sample === null ? this.pad.text : "";
    const digit = this.digit === this.reading ? "" : this.digit;
    return { network, trace, sample: this.sample ?? "", digit };
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
    this.digit = this.reading;
  }

  /** La classe la plus probable. */
  get reading() {
    return this.scores ? this.best(this.scores) : 0;
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

  /** Les couleurs du thème ; la feuille prend son encre avant le premier trait. */
  dipped() {
    if (!this.colors) {
      this.colors = palette(this.shadowRoot, ["ink", "blue", "orange"]);
      this.pad.dip(`rgb(${this.colors.ink})`);
    }
    return this.colors;
  }

  draw() {
    const { ink } = this.dipped();
    const restyled = this.painted !== this.colors;
    this.painted = this.colors;
    const p = this.scores && softmax(this.scores);
    const read = p && this.best(p);
    set(this.pad.hint, "hidden", Boolean(p));
    this.rows.forEach(({ node, input, fill, value }, k) => {
      node.classList.toggle("read", k === read);
      input.checked = k === this.digit;
      fill(p ? p[k] : 0);
      set(value, "textContent", p ? percent(p[k]) : "–");
    });
    paint(this.seen, this.image ?? [], 1, ink);
    const label = this.labels[this.sample];
    set(
      this.seenTitle,
      "textContent",
      label >= 0 ? `Image lue : un ${label}` : "Image lue",
    );
    this.thumbs.forEach(({ canvas, node }, k) => {
      if (restyled) paint(canvas, this.samples[k], 1, ink);
      set(node, "ariaPressed", String(k === this.sample));
    });
    this.choice.select(this.wanted);
    this.drawReasons(restyled);
  }

  /**
   * Les poids de chaque classe et, pixel par pixel, ce qu’ils ajoutent au score de
   * la classe choisie. Avec une couche cachée, ces poids dépendent de l’image.
   */
  drawReasons(restyled) {
    const { layers } = this;
    const { orange, blue } = this.colors;
    const pixels = this.image ?? BLANK;
    const known = layers.length === 1 && this.slopes?.layers === layers;
    if (!known) {
      const weights = DIGITS.map((k) => inputGradient(layers, pixels, k));
      const limit = scale(weights.flatMap((values) => [...values]));
      this.slopes = { layers, weights, limit };
    }
    const { weights, limit } = this.slopes;
    this.weights.forEach((canvas, k) => {
      if (!known || restyled) paint(canvas, weights[k], limit, orange, blue);
      canvas.parentNode.classList.toggle("chosen", k === this.digit);
    });
    const votes = weights[this.digit].map((weight, i) => weight * pixels[i]);
    const size = Math.max(...votes.map(Math.abs)) || 1;
    paint(this.votes, votes, size, orange, blue);
    const text = `Pour et contre le ${this.digit}`;
    const alone = layers.length === 1;
    set(this.weightsTitle, "textContent", alone ? WEIGHTS : SLOPES);
    set(this.votesTitle, "textContent", text);
    set(this.votes, "ariaLabel", `${text}, pixel par pixel`);
    const sums = [votes.filter((v) => v > 0), votes.filter((v) => v < 0)].map(total);
    const score = this.scores?.[this.digit];
    const values = [...sums, score - total(sums), score];
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
