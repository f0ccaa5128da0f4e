/** Un plan partagé en deux classes : les points, un quadrillage, des plis, la frontière. */

import { dress } from "./elements.js";
import { Plot } from "./plot.js";
import { sides } from "./sides.js";

const EVERYWHERE = "M0 0H9999V9999H0Z";

export class SplitPlane {
  /** `folds` : le nombre de plis que l’on pourra montrer. */
  constructor(folds = 0) {
    this.plot = new Plot({ label: "", x: "x₁", y: "x₂" });
    this.node = this.plot.node;
    this.plot.add("area-zero").setAttribute("d", EVERYWHERE);
    this.area = this.plot.add("area-one");
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
    const joined = (all, end = "") => all.map((line) => plot.path(line) + end).join("");
    const { polygons, segments } = sides(side, [plot.x, plot.y], cells);
    this.area.setAttribute("d", joined(polygons, "Z"));
    this.frontier.setAttribute("d", joined(segments));
    plot.trace(this.grid, lines, joined);
    this.folds.forEach((node, k) => {
      const [zero, color] = folds[k] ?? [];
      const found = zero ? sides(zero, [plot.x, plot.y], 1).segments : [];
      dress(node, `fold run${color}`);
      node.setAttribute("d", joined(found));
    });
    this.points.forEach((node, kind) => {
      const own = () => points.filter((_, i) => ones[i] === Boolean(kind));
      plot.trace(node, points, () => plot.dots(own()));
    });
  }
}
