/** Le dessin d’un graphe de calcul, comme celui de `lib/figures/graph.py`. */

import { dress, set, sized, svg } from "./elements.js";
import { decimal, rounded } from "./numbers.js";

const LETTER = 6.4;
const TITLES = 34;
const TITLE = 8;
const NAME = 10;
const TIP = 6;
const REACH = 26;
const ROOMS = { crossing: 3, straight: 1.3 };
const ALONG = [0.5, 0.4, 0.6, 0.35, 0.65];

/** Un nombre, à `digits` décimales au plus. */
export function short(value, digits) {
  const text = decimal(rounded(value, digits), digits);
  return text.includes(",") ? text.replace(/,?0+$/, "") : text;
}

const sign = (value) => (value > 0 ? "plus" : value < 0 ? "minus" : "nil");

/** Les flèches d’une colonne à la suivante. */
export const arrowsOf = (matrix) =>
  matrix.flatMap((row, i) =>
    row.flatMap((slope, j) => (slope === null ? [] : [{ i, j }])),
  );

const crossing = (arrows) => new Set(arrows.map(({ j }) => j)).size < arrows.length;

/** Le plus petit écart entre des hauteurs. */
function closest(heights) {
  const sorted = [...heights].sort((a, b) => a - b);
  return Math.min(...sorted.slice(1).map((y, k) => y - sorted[k]));
}

export class Chart {
  /**
   * @param {object} options
   * @param {string[]} options.titles le nom de chaque colonne
   * @param {string[][]} options.names le nom de chaque nombre
   * @param {[string, any][]} options.steps ce qui mène de chaque colonne à la suivante
   * @param {number} options.digits le plus grand nombre de décimales
   * @param {(number | null)[][][]} options.slopes les flèches : null où il n’y en a pas
   * @param {(place: {k: number, i: number, j?: number}) => void} options.touch
   */
  constructor({ titles, names, steps, digits, slopes, touch }) {
    Object.assign(this, { titles, names, steps, digits });
    this.arrows = slopes.map(arrowsOf);
    this.radius = 2 + (LETTER / 2) * (digits + 3);
    this.node = svg("svg", { class: "graph", role: "img" });
    this.size = sized(this.node);
    this.node.addEventListener("click", (event) => touch(this.under(event)));
  }

  /** Prend la taille de l’écran : les places des colonnes, des nombres et des pentes. */
  fit() {
    const { width, height } = this.size();
    const box = `0 0 ${width || 1} ${height || 1}`;
    if (this.node.getAttribute("viewBox") === box) return;
    this.node.setAttribute("viewBox", box);
    const last = this.arrows.length - 1;
    const rooms = this.arrows.map((arrows, k) =>
      k < last && crossing(arrows) ? ROOMS.crossing : ROOMS.straight,
    );
    const total = rooms.reduce((sum, room) => sum + room, 0);
    const edge = 1.15 * this.radius;
    const unit = (width - 2 * edge - 2 * this.radius * rooms.length) / total;
    const step = (room) => 2 * this.radius + unit * room;
    const row = (height - TITLES) / Math.max(...this.names.map(({ length }) => length));
    const middle = TITLES + (height - TITLES) / 2;
    let x = edge;
    this.places = this.names.map((names, k) => {
      if (k) x += step(rooms[k - 1]);
      return names.map((_, i) => [x, middle + row * (i - (names.length - 1) / 2)]);
    });
    this.labels = this.arrows.map((arrows, k) =>
      k < last ? this.spots(arrows, k) : [],
    );
    this.build();
  }

  /** Les éléments, où `draw` écrira les nombres. */
  build() {
    const { radius, places } = this;
    this.lines = this.arrows.flatMap((list, k) =>
      list.map(({ i, j }, n) => {
        const at = this.labels[k][n];
        const text = write(at ?? places[k][i], "slope");
        const path = svg("path", { d: line(places[k][i], places[k + 1][j], radius) });
        const groups = [path, text].map((part) => svg("g", {}, part));
        return { k, i, j, text, groups, told: Boolean(at) };
      }),
    );
    this.numbers = places.flatMap((column, k) =>
      column.map(([x, y], i) => {
        const circle = svg("circle", { cx: x, cy: y, r: radius });
        const name = write([x, y - radius - NAME], "name", this.names[k][i]);
        const value = write([x, y]);
        const back = write([x, y + radius + NAME], "back");
        return { k, i, value, back, group: svg("g", {}, circle, value, name, back) };
      }),
    );
    const last = this.titles.length - 1;
    const titles = this.titles.map((title, k) => {
      const [x] = places[k][0];
      if (!k) return write([0, TITLE], "title first", title);
      return k < last
        ? write([x, TITLE], "title", title)
        : write([x + radius, TITLE], "title last", title);
    });
    const [paths, slopes] = [0, 1].map((n) =>
      this.lines.map(({ groups }) => groups[n]),
    );
    const numbers = this.numbers.map(({ group }) => group);
    this.node.replaceChildren(...paths, ...slopes, ...numbers, ...titles);
  }

  /** Où écrire les pentes : là où les flèches sont le plus loin l’une de l’autre. */
  spots(arrows, k) {
    const ways = arrows.map(({ i, j }) => [this.places[k][i], this.places[k + 1][j]]);
    const at = (along) =>
      ways.map(([start, end]) => start.map((v, axis) => v + along * (end[axis] - v)));
    if (!crossing(arrows)) return at(0.5).map(([x, y]) => [x, y - 9]);
    const spread = (along) => closest(at(along).map(([, y]) => y));
    return at([...ALONG].sort((a, b) => spread(b) - spread(a))[0]);
  }

  /** Le nombre ou la pente sous le doigt. */
  under(event) {
    const { left, top } = this.node.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const spots = [
      ...this.places.flatMap((column, k) => column.map((at, i) => ({ at, k, i }))),
      ...this.labels.flatMap((spots, k) =>
        spots.map((at, n) => ({ at, k, ...this.arrows[k][n] })),
      ),
    ];
    const far = ({ at }) => Math.hypot(at[0] - x, at[1] - y);
    const [nearest] = spots.sort((a, b) => far(a) - far(b));
    return far(nearest) < REACH ? nearest : {};
  }

  /**
   * Montre les nombres que l’on connaît : ceux de `values` et de `derivatives` qui ne
   * sont pas null. `lit` : les flèches en avant, [k, i, j], avec les nombres qu’elles
   * joignent ; s’il est null, rien ne s’efface. La pente d’un poids se lit
   * toujours ; les autres, sur les flèches en avant.
   */
  draw({ values, slopes, derivatives, lit }) {
    const { digits, steps } = this;
    const front = new Set(
      lit?.flatMap(([k, i, j]) => [`${[k, i, j]}`, `${[k, i]}`, `${[k + 1, j]}`]),
    );
    const shade = (...place) => (!lit ? "" : front.has(`${place}`) ? "lit" : "dim");
    for (const { k, i, j, text, groups, told } of this.lines) {
      const slope = slopes[k][i][j];
      const read = steps[k][0] === "weights" || shade(k, i, j) === "lit";
      set(text, "textContent", told && read ? short(slope, digits) : "");
      for (const group of groups) {
        dress(group, `arrow ${sign(slope)} ${shade(k, i, j)}`);
      }
    }
    for (const { k, i, value, back, group } of this.numbers) {
      const [own, slope] = [values[k][i], derivatives[k][i]];
      set(value, "textContent", own === null ? "" : short(own, digits));
      set(back, "textContent", slope === null ? "" : short(slope, Math.max(digits, 3)));
      dress(group, `number ${own === null ? "unknown" : ""} ${shade(k, i)}`);
    }
  }
}

/** Un texte, centré en un point. */
const write = ([x, y], className = "", text = "") =>
  svg("text", { x, y: y + 4, class: className }, text);

/** Une flèche d’un disque à l’autre. */
function line([x, y], [u, v], radius) {
  const length = Math.hypot(u - x, v - y);
  const [c, s] = [(u - x) / length, (v - y) / length];
  const tip = [u - radius * c, v - radius * s];
  const wing = (side) =>
    `${tip[0] - TIP * (c - side * s * 0.5)} ${tip[1] - TIP * (s + side * c * 0.5)}`;
  return `M${x + radius * c} ${y + radius * s}L${tip.join(" ")}M${wing(1)}L${tip.join(" ")}L${wing(-1)}`;
}
