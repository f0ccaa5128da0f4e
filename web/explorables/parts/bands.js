/** Des nombres couche par couche : une bande par couche, large où ils sont nombreux. */

import { rounded } from "./numbers.js";
import { Plot } from "./plot.js";
import { shares } from "./signal.js";

const BINS = 25;
const FULL = 0.12;
const WIDEST = 0.9;

export class Bands {
  /** `name` : ce que sont ces nombres. `color` : la classe de leur couleur. */
  constructor(name, color) {
    this.plot = new Plot({ label: "", x: "couche", y: name });
    this.node = this.plot.node;
    this.lines = this.plot.add(`band ${color}`);
  }

  /** À chaque couche, à chaque hauteur, un trait large comme la part qui s’y trouve. */
  draw(layers) {
    const { plot, lines } = this;
    const [low, high] = plot.y;
    const unit = WIDEST * (plot.left(1) - plot.left(0));
    const line = (share, bin, k) => {
      const length = Math.min(share / FULL, 1);
      const height = low + ((bin + 0.5) * (high - low)) / BINS;
      const place = plot.place([k + 1 - (WIDEST * length) / 2, height]);
      return share ? `M${place.join(" ")}h${rounded(unit * length, 1)}` : "";
    };
    const paths = layers.flatMap((values, k) =>
      Array.from(shares(values, plot.y, BINS), (share, bin) => line(share, bin, k)),
    );
    lines.style.strokeWidth = plot.height / BINS;
    lines.setAttribute("d", paths.join(""));
  }
}
