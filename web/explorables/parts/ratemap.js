/** Le plan (η, β) de l’élan : où il converge, et en combien de pas. */

import { clamp, decimal, rounded } from "./numbers.js";
import { Plot, star } from "./plot.js";
import { bestRate, region, tuned } from "./valley.js";

const PLANE = { rate: [0, 4.05], beta: [-0.05, 1] };
const COUNTS = [5, 10, 20, 50, 100, 500];
const NAMED = 0.25;
const LOST = [3.4, 0.2];

export class RateMap {
  /** `ranges` : les bornes {rate, beta} ; `move` reçoit le réglage touché. */
  constructor(ranges, move) {
    this.plot = new Plot({ label: "", x: "taux η", y: "part gardée β" });
    this.node = this.plot.node;
    this.regions = [1, ...COUNTS].map(() => this.plot.add("level"));
    this.tags = COUNTS.map((steps) => this.plot.tag(`${decimal(steps, 0)} pas`));
    this.lost = this.plot.tag("diverge");
    this.plain = this.plot.add("end run1");
    this.best = this.plot.add("star");
    this.marker = this.plot.marker();
    this.plot.follow(this.node, ([rate, beta]) =>
      move({
        rate: clamp(rounded(rate, 2), ranges.rate),
        beta: clamp(rounded(beta, 2), ranges.beta),
      }),
    );
  }

  fit() {
    this.plot.fit(PLANE.rate, PLANE.beta);
  }

  draw({ kappa, rate, beta }) {
    const { plot } = this;
    const known = `${kappa} ${plot.key}`;
    if (this.drawn !== known) {
      this.drawn = known;
      this.drawRegions(kappa);
    }
    const here = plot.place([rate, beta]);
    this.marker.setAttribute("transform", `translate(${here})`);
  }

  drawRegions(kappa) {
    const { plot } = this;
    const radii = [1, ...COUNTS.map((steps) => 100 ** (-1 / steps))];
    const polygons = radii.map((kept) => region(kappa, kept));
    polygons.forEach((corners, k) =>
      this.regions[k].setAttribute("d", corners.length ? `${plot.path(corners)}Z` : ""),
    );
    polygons.slice(1).forEach((corners, k) => {
      const [, , right = [0, 0], left = right] = corners;
      const named = right[0] - left[0] > NAMED;
      plot.put(this.tags[k], named && [(left[0] + right[0]) / 2, right[1]]);
    });
    plot.put(this.lost, LOST);
    this.plain.setAttribute("d", plot.dots([[bestRate(kappa), 0]]));
    const { rate, beta } = tuned(kappa);
    this.best.setAttribute("d", star(plot.place([rate, beta])));
  }
}
