/** Un plan partagé en deux classes : les points, un quadrillage, des plis, la frontière. */

import { Plot } from "./plot.js";
import { sides } from "./sides.js";

export class SplitPlane {
  /** `folds` : le nombre de plis que l’on pourra montrer. */
  constructor(folds = 0) {
    this.plot = new Plot({ label: "", x: "x₁", y: "x₂" });
    this.node = this.plot.node;
    this.areas = ["zero", "one"].map((name) => this.plot.add(`area-${name}`));
    this.grid = this.plot.add("grid");
    this.folds = Array.from({ length: folds }, () => this.plot.add("fold"));
    this.frontier = this.plot.add("frontier");
    this.points = ["zero", "one"].map((name) => this.plot.add(`points-${name}`));
  }

  /**
   * `side` est positive du côté de la classe 1 ; on la suit sur `cells` × `cells`
   * carrés. `lines` : le quadrillage ; `folds` : [fonction nulle sur le pli, couleur].
   */
  draw({ points, ones, side, cells, lines, folds = [] }) {
    const { plot } = this;
    const [[left, right], [low, high]] = [plot.x, plot.y];
    const joined = (all, end = "") => all.map((line) => plot.path(line) + end).join("");
    const { polygons, segments } = sides(side, [plot.x, plot.y], cells);
    const whole = [
      [left, low],
      [right, low],
      [right, high],
      [left, high],
    ];
    this.areas[0].setAttribute("d", joined([whole], "Z"));
    this.areas[1].setAttribute("d", joined(polygons, "Z"));
    this.frontier.setAttribute("d", joined(segments));
    this.grid.setAttribute("d", joined(lines));
    this.folds.forEach((node, k) => {
      const [zero, color] = folds[k] ?? [];
      const found = zero ? sides(zero, [plot.x, plot.y], 1).segments : [];
      node.setAttribute("class", `fold run${color}`);
      node.setAttribute("d", joined(found));
    });
    this.points.forEach((node, kind) => {
      const own = points.filter((_, i) => ones[i] === Boolean(kind));
      node.setAttribute("d", plot.dots(own));
    });
  }
}
