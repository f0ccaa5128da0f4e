/** La vallée vue de dessus, les chemins qui la descendent, leurs racines, leurs réglages. */

import { dress } from "./elements.js";
import { clamp, decimal, rounded } from "./numbers.js";
import { Plot, star } from "./plot.js";
import { bestRate, region, roots, tuned, turned } from "./valley.js";

const PLANE = { rate: [0, 4.05], beta: [-0.05, 1] };
const COUNTS = [5, 10, 20, 50, 100, 500];
const NAMED = 0.25;
const LOST = [3.4, 0.2];
const REACH = 1.4;
const UNIT = 1.15;
const LEVELS = 7;
const CORNERS = 72;

const circle = (radius) =>
  Array.from({ length: CORNERS + 1 }, (_, k) => {
    const angle = (2 * Math.PI * k) / CORNERS;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });

export class ValleyMap {
  /** `count` : le nombre de chemins. */
  constructor(count) {
    this.plot = new Plot({ label: "", x: "w", y: "b" });
    this.node = this.plot.node;
    this.levels = Array.from({ length: LEVELS }, () => this.plot.add("level"));
    this.goal = this.plot.add("star");
    this.tracks = Array.from({ length: count }, () =>
      ["trace", "steps"].map((name) => [name, this.plot.add("")]),
    );
  }

  fit() {
    this.plot.fitEqual([0, 0], REACH);
  }

  /** `paths` : des chemins et leurs couleurs, [points, numéro]. */
  draw({ kappa, tilted }, paths) {
    const { plot } = this;
    this.levels.forEach((level, k) =>
      plot.trace(level, `${kappa} ${tilted}`, () => {
        const ellipse = circle(Math.SQRT2 / 2 ** k).map(([slow, steep]) =>
          turned([slow * Math.sqrt(kappa), steep], tilted),
        );
        return `${plot.path(ellipse)}Z`;
      }),
    );
    plot.trace(this.goal, 0, () => star(plot.place([0, 0])));
    paths.forEach(([points, color], k) => {
      for (const [name, path] of this.tracks[k]) {
        dress(path, `${name} run${color}`);
        plot.trace(path, points, () =>
          name === "steps" ? plot.dots(points) : plot.path(points),
        );
      }
    });
    const ends = paths.flatMap(([points]) => points.at(-1));
    const lost = ends.some((v) => Math.abs(v) > REACH);
    plot.note(...(lost ? ["Le point est sorti de la carte"] : []));
  }
}

/** Les deux racines de chaque direction, dans le plan complexe. */
export class RootCircle {
  constructor() {
    this.plot = new Plot({ label: "", x: "● lente  ■ raide", y: "racines r" });
    this.node = this.plot.node;
    this.unit = this.plot.add("level");
    this.inner = this.plot.add("gaps");
    this.slow = this.plot.add("end");
    this.steep = this.plot.add("end square");
  }

  fit() {
    this.plot.fitEqual([0, 0], UNIT);
  }

  draw({ kappa, rate, beta }) {
    const { plot } = this;
    const round = (radius) => plot.path(circle(radius));
    plot.trace(this.unit, 1, round);
    plot.trace(this.inner, Math.sqrt(beta), round);
    this.slow.setAttribute("d", plot.dots(roots(rate / kappa, beta)));
    this.steep.setAttribute("d", plot.dots(roots(rate, beta)));
  }
}

/** Le plan (η, β) de l’élan : où il converge, et en combien de pas. */
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
