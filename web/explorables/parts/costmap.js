/** La carte du coût au-dessus de (w, b) : ses lignes de niveau sont des ellipses. */

import { cost, leastSquares, principal } from "./math.js";
import { clamp } from "./numbers.js";
import { Plot, star } from "./plot.js";

const LEVELS = 14;
const CORNERS = 72;
const EDGE = 0.01;

/** La part d’un polygone où `sign` × (coordonnée `axis` − `bound`) est négatif. */
function cut(points, axis, bound, sign) {
  const kept = [];
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length];
    const [here, there] = [p, q].map((point) => sign * (point[axis] - bound));
    if (here <= 0) kept.push(p);
    if (here * there < 0) {
      const share = here / (here - there);
      kept.push(p.map((v, k) => v + share * (q[k] - v)));
    }
  });
  return kept;
}

/** La part d’un polygone qui tient dans la carte, son bord à peine dépassé. */
function crop(points, ranges) {
  return ranges.reduce((kept, [low, high], axis) => {
    const edge = EDGE * (high - low);
    return cut(cut(kept, axis, low - edge, -1), axis, high + edge, 1);
  }, points);
}

export class CostMap {
  /** `ranges` : les bornes {w, b}. `move`, s’il est donné, reçoit le point (w, b) touché. */
  constructor({ X, y }, ranges, move) {
    this.ranges = ranges;
    this.best = leastSquares(X, y);
    this.directions = principal(X);
    const floor = cost(X, y, this.best);
    const corners = ranges.w.flatMap((w) => ranges.b.map((b) => cost(X, y, [w, b])));
    const top = Math.max(...corners);
    const low = Math.max(floor, top / 1e4);
    this.heights = Array.from(
      { length: LEVELS },
      (_, k) => top * (low / top) ** (k / (LEVELS - 1)) - floor,
    ).filter((height) => height > 1e-9);
    this.plot = new Plot({ label: "", x: "poids w", y: "biais b" });
    this.node = this.plot.node;
    this.levels = this.heights.map(() => this.plot.add("level"));
    this.star = this.plot.add("star");
    this.trace = this.plot.add("trace");
    this.steps = this.plot.add("steps");
    this.marker = this.plot.marker();
    if (move) this.plot.follow(this.node, move);
  }

  /** L’ellipse, coupée au bord, des points dont le coût dépasse le plancher de `height`. */
  ellipse(height) {
    const [slow, fast] = this.directions.map(({ value, vector }) =>
      vector.map((v) => v * Math.sqrt((2 * height) / value)),
    );
    const ellipse = Array.from({ length: CORNERS }, (_, k) => {
      const angle = (2 * Math.PI * k) / CORNERS;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return this.best.map((v, i) => v + c * slow[i] + s * fast[i]);
    });
    return crop(ellipse, [this.ranges.w, this.ranges.b]);
  }

  /** Montre le chemin `path`, dont le premier point porte la poignée. */
  draw(path, { dots = true } = {}) {
    const { plot } = this;
    plot.fit(this.ranges.w, this.ranges.b);
    const ellipse = (height) => `${plot.path(this.ellipse(height))}Z`;
    this.levels.forEach((level, k) => plot.trace(level, this.heights[k], ellipse));
    plot.trace(this.star, this.best, (best) => star(plot.place(best)));
    this.trace.setAttribute("d", plot.path(path));
    this.steps.setAttribute("d", dots ? plot.dots(path) : "");
    this.marker.setAttribute("transform", `translate(${plot.place(path[0])})`);
    const ranges = [this.ranges.w, this.ranges.b];
    const lost = path.at(-1).some((v, k) => v !== clamp(v, ranges[k]));
    plot.note(...(lost ? ["Le point est sorti de la carte"] : []));
  }
}
