/** Chapitre 9 : un chiffre que l’on pousse, lu par deux réseaux. */

import { wholeIn } from "../parts/address.js";
import { Explorable } from "../parts/base.js";
import {
  ARROWS,
  box,
  button,
  buttons,
  follow,
  gauge,
  html,
  set,
} from "../parts/elements.js";
import { reading } from "../parts/math.js";
import { decodeImages, decodeLayers } from "../parts/network.js";
import { clamp, percent } from "../parts/numbers.js";
import { image, paint, palette, strip, thumbnail } from "../parts/pixels.js";
import { SIDE, shift } from "../parts/preparation.js";

const NAMES = {
  plain: "Entraîné sans décalages",
  augmented: "Entraîné avec décalages",
};
const REACH = [-4, 4];
const STEPS = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
const PLACES = STEPS.flatMap((down) => STEPS.map((right) => [right, down]));

/** Où l’on a poussé le chiffre, en mots. */
function placed([right, down]) {
  const side = `${Math.abs(right)} à ${right > 0 ? "droite" : "gauche"}`;
  const height = `${Math.abs(down)} en ${down > 0 ? "bas" : "haut"}`;
  return (
    [...(right ? [side] : []), ...(down ? [height] : [])].join(", ") || "à sa place"
  );
}

class Shift extends Explorable {
  build(data) {
    this.samples = decodeImages(data.images, SIDE * SIDE);
    this.labels = data.labels;
    this.readers = Object.entries(NAMES).map(([key, name]) =>
      this.reader(name, decodeLayers(data[key])),
    );
    this.seen = image("");
    this.pad = html(
      "div",
      {
        class: "pad small",
        role: "application",
        tabindex: 0,
        "aria-label": "Le chiffre. Flèches : le pousser d’un pixel.",
      },
      this.seen,
    );
    this.listen();
    this.told = html("p", { class: "tally" });
    this.thumbs = this.labels.map((label, k) =>
      thumbnail(`Image de test : un ${label}`, () => this.move([0, 0], k)),
    );
    return [
      box(
        "panels",
        box(
          "column",
          this.pad,
          this.told,
          buttons(
            button("Au centre", () => this.move([0, 0])),
            button("Toute la carte", () => {
              this.map = "whole";
              this.changed();
            }),
          ),
          html(
            "p",
            { class: "tally keys" },
            html("span", { class: "good" }, "bien lu"),
            html("span", { class: "lost" }, "mal lu"),
          ),
        ),
        box("pair", ...this.readers.map(({ node }) => node)),
        box("across", strip("Images de test", this.thumbs)),
      ),
    ];
  }

  /** Un réseau : ses probabilités, et la carte des places où il se trompe. */
  reader(name, layers) {
    const rows = Array.from({ length: 10 }, (_, digit) => {
      const [bar, fill] = gauge("run1");
      const name = html("span", {}, `${digit}`);
      return { name, bar, fill, value: html("span", { class: "value" }) };
    });
    const cells = PLACES.map(() => html("span"));
    const onclick = ({ target }) => {
      const place = PLACES[cells.indexOf(target)];
      if (place) this.move(place);
    };
    const map = html(
      "div",
      { class: "places", role: "img", "aria-label": `${name} : la carte`, onclick },
      ...cells,
    );
    const count = html("p", { class: "tally" });
    const odds = rows.flatMap((row) => [row.name, row.bar, row.value]);
    const title = html("strong", {}, name);
    const node = box("stack", title, box("odds", ...odds), map, count);
    return { name, layers, rows, cells, count, node };
  }

  listen() {
    const { pad } = this;
    follow(pad, ({ type, clientX, clientY }) => {
      if (type === "pointerdown") this.from = [clientX, clientY, ...this.place];
      const [x, y, right, down] = this.from;
      const pixels = (length) => Math.round((length * SIDE) / pad.clientWidth);
      this.move([right + pixels(clientX - x), down + pixels(clientY - y)]);
    });
    pad.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault();
      this.move(this.place.map((value, k) => value + arrow[k]));
    });
  }

  restore({ sample, right, down, map }) {
    this.sample = wholeIn(sample, [0, this.samples.length - 1], 3);
    this.place = [right, down].map((text) => wholeIn(text, REACH, 0));
    this.map = map === "whole" ? map : "visited";
    this.mapped = null;
  }

  saved() {
    const [right, down] = this.place;
    return { sample: this.sample, right, down, map: this.map };
  }

  /** Met l’image à cette place ; le doigt, d’un pixel à l’autre, ne change rien. */
  move(place, sample = this.sample) {
    const moved = place.map((value) => clamp(value, REACH));
    if (sample === this.sample && `${moved}` === `${this.place}`) return;
    [this.place, this.sample] = [moved, sample];
    this.changed();
  }

  get label() {
    return this.labels[this.sample];
  }

  draw() {
    const restyled = !this.colors;
    this.colors ??= palette(this.shadowRoot, ["ink"]);
    const { ink } = this.colors;
    const pixels = shift(this.samples[this.sample], ...this.place);
    paint(this.seen, pixels, 1, ink);
    this.thumbs.forEach(({ canvas, node }, k) => {
      if (restyled) paint(canvas, this.samples[k], 1, ink);
      set(node, "ariaPressed", String(k === this.sample));
    });
    for (const reader of this.readers) {
      Object.assign(reader, reading(reader.layers, pixels));
      reader.rows.forEach(({ name, fill, value }, digit) => {
        set(name, "className", digit === this.label ? "true" : "");
        fill(reader.p[digit]);
        set(value, "textContent", percent(reader.p[digit]));
      });
    }
    this.drawMaps();
    set(this.told, "textContent", `Un ${this.label} : ${placed(this.place)}.`);
    set(this.seen, "ariaLabel", this.told.textContent);
  }

  /** Ce que chaque réseau lit, là où l’on est passé ou, si on le demande, partout. */
  drawMaps() {
    const here = PLACES.findIndex((place) => `${place}` === `${this.place}`);
    if (this.mapped !== this.sample) {
      this.mapped = this.sample;
      this.visited = new Set();
      const all = PLACES.map((place) => shift(this.samples[this.sample], ...place));
      for (const reader of this.readers) {
        reader.found = all.map((moved) => reading(reader.layers, moved).read);
      }
    }
    this.visited.add(here);
    for (const { cells, found, count } of this.readers) {
      const tried = found.filter((_, k) => this.map === "whole" || this.visited.has(k));
      const good = tried.filter((read) => read === this.label).length;
      set(count, "textContent", `Bien lu : ${good} sur ${tried.length}`);
      found.forEach((read, k) => {
        const known = this.map === "whole" || this.visited.has(k);
        const lost = read !== this.label;
        const kind = known ? (lost ? "lost" : "good") : "";
        set(cells[k], "className", k === here ? `${kind} here` : kind);
        set(cells[k], "textContent", known && lost ? `${read}` : "");
      });
    }
  }

  sentence() {
    const told = this.readers.map(
      ({ name, read, p }) => `${name} : lu ${read}, à ${percent(p[read])}.`,
    );
    return [this.told.textContent, ...told].join(" ");
  }
}

customElements.define("explorable-shift", Shift);
