/** Les cellules de la page, que l’on exécute et que l’on modifie. Rien ne se charge
 * avant le premier geste. */

import { Bar } from "./bar.js";
import { Outputs } from "./outputs.js";
import { Session, STOPPED } from "./session.js";

const tag = document.querySelector("script[data-cells]");
const here = (path) =>
  new URL(document.documentElement.dataset.root + path, document.baseURI).href;
const KEY = `livre:code:${location.pathname.split("/").slice(-2).join("/")}`;
const FAILURE =
  "Python n’a pas pu s’exécuter dans ce navigateur. Le carnet à télécharger, lui, s’exécute ailleurs.";
const EPOCHS = /^EPOCHS = \d+/m;
// Au-delà, on demande avant d’exécuter.
const LONG = 10;

function kept() {
  try {
    return JSON.parse(localStorage[KEY]);
  } catch {
    return {};
  }
}

const edits = kept();
const forget = document.querySelector(".forget");
forget.hidden = !Object.keys(edits).length;

function keep(rank, code) {
  if (code === undefined) delete edits[rank];
  else edits[rank] = code;
  try {
    if (Object.keys(edits).length) localStorage[KEY] = JSON.stringify(edits);
    else localStorage.removeItem(KEY);
  } catch {}
  forget.hidden = !Object.keys(edits).length;
}

function button(text, onclick, label) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: text, onclick });
  if (label) made.setAttribute("aria-label", label);
  return made;
}

/** Une cellule de la page, et ses commandes. */
class Cell {
  constructor(node) {
    this.node = node;
    this.rank = Number(node.id.split("-").pop());
    this.pre = node.querySelector(".cell_input pre");
    this.printed = this.pre.innerHTML;
    this.outputs = new Outputs(node);
    const name = `la cellule ${this.rank + 1}`;
    this.go = button("Exécuter", () => book.run([this.rank]), `Exécuter ${name}`);
    this.change = button("Modifier", () => this.edit(), `Modifier ${name}`);
    this.undo = button("Rétablir", () => this.restore(), `Rétablir ${name}`);
    this.undo.hidden = true;
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.append(this.go, this.change, this.undo);
    this.pre.parentNode.append(tools);
    if (typeof edits[this.rank] === "string") this.write(edits[this.rank]);
  }

  /** Le bouton ouvre le code à l’écriture, ou l’en referme. */
  name(text) {
    this.change.textContent = text;
    this.change.setAttribute("aria-label", `${text} la cellule ${this.rank + 1}`);
  }

  async write(code) {
    const { highlighted } = await import("./highlight.js");
    this.pre.replaceChildren(highlighted(`${code}\n`));
    this.undo.hidden = false;
  }

  async edit() {
    if (this.editor) return this.closeEditor();
    const { edit } = await import("./editor.js");
    this.name("Fermer");
    this.editor = edit(this.pre, this.rank, {
      changed: (code) => {
        keep(this.rank, code);
        this.undo.hidden = false;
        book.session?.done.delete(this.rank);
        this.mark(null);
      },
      run: () => book.run([this.rank]),
      close: () => this.closeEditor(),
    });
  }

  closeEditor() {
    this.editor.close();
    this.editor = null;
    this.name("Modifier");
    this.change.focus();
  }

  restore() {
    if (this.editor) this.closeEditor();
    keep(this.rank);
    this.pre.innerHTML = this.printed;
    this.outputs.restore();
    this.mark(null);
    this.undo.hidden = true;
    this.go.focus();
    book.session?.done.delete(this.rank);
    book.forgot();
  }

  /** Marque la ligne où une erreur s’est produite. */
  mark(line) {
    this.pre.style.setProperty("--line", line ?? 0);
    this.pre.classList.toggle("faulty", Boolean(line));
  }
}

/** Le chapitre : ses cellules, celles que l’on voit et les autres. */
const book = {
  cells: new Map(),
  running: null,

  async open() {
    if (this.session) return;
    const page = await (await fetch(tag.dataset.cells)).json();
    Object.assign(this, page);
    const place = {
      ...page.place,
      worker: here(page.place.worker),
      runtime: here(page.place.runtime),
      library: here(page.place.library),
      data: { ...page.place.data, address: here(page.place.data.address) },
    };
    this.session = new Session(place, (kind, content) => this.hear(kind, content));
  },

  get codes() {
    return this.sources.map((source, rank) => edits[rank] ?? source);
  },

  /** Exécute des cellules, ou toutes, précédées de celles dont elles ont besoin. */
  async run(chosen) {
    if (this.running !== null) return;
    this.running = -1;
    bar.say("Python se charge…", { stop: () => this.stop() });
    try {
      await this.open();
      if (this.running === null) return;
      await this.session.start();
      const ranks = chosen ?? [...this.sources.keys()];
      const wanted = await this.wanted(ranks);
      if (!(await this.agreed(wanted))) return bar.hide();
      for (const rank of wanted) if (!(await this.runOne(rank))) return;
      for (const rank of await this.followers(ranks)) await this.runOne(rank);
      bar.end();
    } catch (error) {
      if (error.message !== STOPPED) bar.fail(`${FAILURE} (${error.message})`);
    } finally {
      this.running = null;
    }
  },

  async wanted(ranks) {
    const found = new Set();
    for (const target of ranks) {
      const before = bar.replays
        ? await this.session.ask("plan", { cells: this.codes, target })
        : [];
      for (const rank of before) if (!this.session.done.has(rank)) found.add(rank);
      found.add(target);
    }
    return [...found].sort((a, b) => a - b);
  },

  /** Les cellules cachées qui suivent : elles donnent leurs nombres aux phrases. */
  async followers(ranks) {
    const found = [];
    const known = (rank) => this.session.done.has(rank) || found.includes(rank);
    for (let rank = ranks.at(-1) + 1; rank < this.sources.length; rank += 1) {
      if (this.cells.has(rank) || this.seconds[rank]) break;
      const before = await this.session.ask("plan", {
        cells: this.codes,
        target: rank,
      });
      if (before.every(known)) found.push(rank);
    }
    return found;
  },

  /** Une longue attente s’annonce, avec le moyen de l’abréger. */
  async agreed(ranks) {
    const pace = await this.session.ask("pace");
    const seconds =
      ranks.reduce((sum, rank) => sum + (this.seconds[rank] ?? 0), 0) * pace;
    if (seconds < LONG) return true;
    const epochs = this.codes.findIndex((code) => EPOCHS.test(code));
    return bar.ask(
      seconds,
      epochs >= 0 && document.getElementById(`cellule-${epochs}`),
    );
  },

  async runOne(rank) {
    this.running = rank;
    const cell = this.cells.get(rank);
    cell?.outputs.begin();
    cell?.mark(null);
    cell?.node.classList.add("running");
    bar.say(cell ? "Exécution…" : "Exécution d’une cellule cachée…", {
      stop: () => this.stop(),
    });
    try {
      const { done } = await this.session.ask("run", { cells: this.codes, rank });
      if (!done) {
        bar.fail(cell ? "La cellule a rencontré une erreur." : this.failure);
        return false;
      }
      this.session.done.add(rank);
      cell?.outputs.renew();
      if (cell) cell.undo.hidden = false;
      return true;
    } finally {
      cell?.node.classList.remove("running");
    }
  },

  hear(kind, content) {
    const cell = this.cells.get(this.running);
    if (kind === "loading" && this.running !== null) bar.load(content);
    else if (kind === "progress") bar.step(content);
    else if (kind === "glue") this.paste(content).catch(() => {});
    else if (kind === "error" && !cell) this.failure = content.said;
    else if (kind === "error") {
      cell.mark(content.line);
      cell.outputs.show(kind, content);
    } else if (!["ready", "running"].includes(kind) && content !== "<données>")
      cell?.outputs.show(kind, content);
  },

  /** Les nombres d’une phrase suivent l’exécution du lecteur. */
  async paste(name) {
    const spans = [...document.querySelectorAll(".pasted-text")].filter((span) =>
      span.className.includes(`glue:${name}:`),
    );
    if (!spans.length) return;
    const forms = spans.map((span) => span.className.match(/glue:[^ ]*?:([^ :]*)/)[1]);
    const texts = await this.session.ask("paste", { name, forms });
    spans.forEach((span, k) => {
      span.dataset.printed ??= span.textContent;
      span.textContent = texts[k];
      span.classList.toggle("changed", texts[k] !== span.dataset.printed);
    });
  },

  stop() {
    this.running = null;
    this.session?.stop().catch(() => {});
    bar.stopped();
  },

  forgot() {
    if (Object.keys(edits).length) return;
    for (const span of document.querySelectorAll(".pasted-text[data-printed]")) {
      span.textContent = span.dataset.printed;
      span.classList.remove("changed");
    }
  },
};

const bar = new Bar();
for (const node of document.querySelectorAll(".cell[id^='cellule-']"))
  if (node.querySelector(".cell_input pre")) {
    const cell = new Cell(node);
    book.cells.set(cell.rank, cell);
  }

document.querySelector(".run-all").addEventListener("click", () => book.run());
forget.addEventListener("click", () => {
  for (const cell of book.cells.values()) if (cell.rank in edits) cell.restore();
});
addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(".cell[id^='cellule-']");
  if (event.key !== "Enter" || !event.shiftKey || event.defaultPrevented || !cell)
    return;
  event.preventDefault();
  book.run([Number(cell.id.split("-").pop())]);
});
