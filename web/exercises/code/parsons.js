/** Des lignes de code à remettre dans l’ordre, avec leur marge, au doigt ou au clavier. */

const STEP = "    ";
const WIDE = 32;
const MOST = 4;
const ASIDE = "# ";
const HELP =
  "Tirez chaque ligne par ⠿, vers la droite pour sa marge. Une ligne de trop va sous le trait. Au clavier, les flèches font de même.";

const make = (name, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};
const middle = (node) => {
  const { top, height } = node.getBoundingClientRect();
  return top + height / 2;
};

class Parsons {
  constructor(cell) {
    this.cell = cell;
    this.list = make("ol", { className: "lines" });
    this.divider = make("li", { className: "divider" }, "Hors du code");
    this.told = make("p", { className: "spoken" });
    this.told.setAttribute("aria-live", "polite");
    const tool = (text, act) => {
      const button = make("button", { type: "button" }, text);
      button.addEventListener("click", act);
      return button;
    };
    const tools = make(
      "div",
      { className: "tools" },
      tool("↑ Monter", () => this.move(this.current, true)),
      tool("↓ Descendre", () => this.move(this.current, false)),
      tool("← Marge", () => this.shift(this.current, -1)),
      tool("Marge →", () => this.shift(this.current, 1)),
      tool("Rétablir", () => cell.restore()),
    );
    const help = make("p", { className: "help" }, HELP);
    this.node = make(
      "div",
      { className: "parsons" },
      help,
      this.list,
      tools,
      this.told,
    );
    this.read();
    cell.node.addEventListener("restored", () => this.read());
    cell.node.classList.add("ordered");
    cell.node.before(this.node);
  }

  /** Les lignes du code que le lecteur a laissé ; d’abord, toutes y sont, sans marge. */
  read() {
    const { code, source } = this.cell;
    const lines = source === code ? source.split("\n").slice(1) : code.split("\n");
    const out = (line) => source !== code && line.startsWith(ASIDE);
    const item = (line) => {
      const text = line.trimStart();
      const margin = (line.length - text.length) / STEP.length;
      return this.line(
        text.startsWith(ASIDE) ? text.slice(ASIDE.length) : text,
        margin,
      );
    };
    const inside = lines.filter((line) => !out(line)).map(item);
    this.list.replaceChildren(...inside, this.divider, ...lines.filter(out).map(item));
    this.select(inside[0] ?? this.divider.nextSibling);
  }

  line(text, margin) {
    const grip = make("span", { className: "grip", ariaHidden: "true" }, "⠿");
    const button = make("button", { type: "button" }, grip, make("code", {}, text));
    const item = make("li", {}, button);
    item.dataset.margin = margin;
    item.style.setProperty("--margin", margin);
    button.addEventListener("focus", () => this.select(item));
    button.addEventListener("click", () => this.select(item));
    button.addEventListener("keydown", (event) => {
      const act = {
        ArrowUp: () => this.move(item, true),
        ArrowDown: () => this.move(item, false),
        ArrowLeft: () => this.shift(item, -1),
        ArrowRight: () => this.shift(item, 1),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
    button.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" || grip.contains(event.target))
        this.drag(item, button, event);
    });
    return item;
  }

  select(item) {
    this.current = item;
    for (const one of this.list.querySelectorAll("button"))
      one.setAttribute("aria-pressed", one.parentNode === item);
  }

  /** C’est le voisin qui passe de l’autre côté : la ligne garde le doigt et le focus. */
  move(item, up) {
    const beside = up ? item.previousSibling : item.nextSibling;
    if (!beside) return;
    if (up) item.after(beside);
    else item.before(beside);
    this.changed(item);
  }

  shift(item, by) {
    const margin = Math.min(Math.max(Number(item.dataset.margin) + by, 0), MOST);
    if (margin === Number(item.dataset.margin)) return;
    item.dataset.margin = margin;
    item.style.setProperty("--margin", margin);
    this.changed(item);
  }

  drag(item, button, { pointerId, clientX }) {
    const [from, margin] = [clientX, Number(item.dataset.margin)];
    const follow = (event) => {
      const [above, below] = [item.previousSibling, item.nextSibling];
      if (above && event.clientY < middle(above)) this.move(item, true);
      else if (below && event.clientY > middle(below)) this.move(item, false);
      const wanted = margin + Math.round((event.clientX - from) / WIDE);
      this.shift(item, wanted - Number(item.dataset.margin));
    };
    const end = () => {
      button.removeEventListener("pointermove", follow);
      item.classList.remove("held");
    };
    button.setPointerCapture(pointerId);
    button.addEventListener("pointermove", follow);
    button.addEventListener("lostpointercapture", end, { once: true });
    item.classList.add("held");
  }

  /** Le code que font les lignes ; celles du dehors sont en commentaire, à la fin. */
  get code() {
    let margin = (item) => STEP.repeat(item.dataset.margin);
    const lines = [];
    for (const item of this.list.children)
      if (item === this.divider) margin = () => ASIDE;
      else lines.push(margin(item) + item.querySelector("code").textContent);
    return lines.join("\n");
  }

  changed(item) {
    this.cell.changed(this.code);
    const inside = [...this.list.children];
    const [place, count] = [item, this.divider].map((one) => inside.indexOf(one));
    const { margin } = item.dataset;
    this.told.textContent =
      place < count
        ? `Ligne ${place + 1} sur ${count}, marge ${margin}`
        : "Hors du code";
  }
}

export const order = (cell) => new Parsons(cell);
