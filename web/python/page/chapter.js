/** Le chapitre que l’on exécute, chargé au premier geste. */

import { Bar } from "./bar.js";
import { edits } from "./edits.js";
import { Outputs } from "./outputs.js";
import { Session, STOPPED } from "./session.js";

const tag = document.querySelector("script[data-cells]");
const here = (path) =>
  new URL(document.documentElement.dataset.root + path, location).href;
const FAILURE = "Python n’a pas pu s’exécuter ici. Le carnet s’exécute ailleurs.";
const EPOCHS = /^EPOCHS = \d+/m;
// Au-delà, on demande avant d’exécuter.
const LONG = 10;

/** Le chapitre : ses cellules, celles que l’on voit et les autres. */
export const chapter = {
  cells: null,
  running: null,

  async open() {
    if (this.session) return;
    Object.assign(this, await (await fetch(tag.dataset.cells)).json());
    const { place } = this;
    for (const name of ["worker", "runtime", "library"])
      place[name] = here(place[name]);
    place.data.address = here(place.data.address);
    this.session = new Session(place, (kind, content) => this.hear(kind, content));
  },

  get codes() {
    return this.sources.map((source, rank) => edits[rank] ?? source);
  },

  /**
   * Exécute des cellules, ou toutes, précédées de celles dont elles ont besoin. Une
   * réponse à un exercice n’en est pas, sauf si on l’exécute elle-même.
   */
  run(chosen) {
    return this.during(async () => {
      const ranks = chosen ?? [...this.sources.keys()];
      const cells = this.codes.map((code, rank) =>
        this.starts.includes(rank) && !chosen?.includes(rank)
          ? this.sources[rank]
          : code,
      );
      if (!(await this.runAll(await this.wanted(ranks, cells), cells))) return;
      for (const rank of await this.followers(ranks, cells))
        await this.runOne(rank, cells);
      bar.end();
    });
  },

  /**
   * Exécute à part la réponse à un exercice, puis ce qui la vérifie : {right, sentence},
   * ou l’erreur d’avant ; rien, si l’on a arrêté. Les solutions ne sont jamais rejouées.
   */
  verify({ start, check, call, names }) {
    return this.during(async () => {
      const cells = this.codes.map((code, rank) =>
        this.solutions.includes(rank) ? "" : code,
      );
      const judged = cells.with(check, `${cells[check]}\n${names.join()}`);
      const before = new Set(await this.before(check, judged));
      before.delete(start);
      if (!(await this.runAll([...before], cells))) return this.failure;
      cells[check] += `\n${call}`;
      const told = await this.runOne(start, cells, { check, names });
      if (!told) return this.failure;
      bar.end();
      return told;
    });
  },

  /** Prépare Python, puis fait `action`, que l’on peut arrêter ; rend ce qu’elle rend. */
  async during(action) {
    if (this.running !== null) return;
    this.running = -1;
    this.failure = null;
    bar.say("Python se charge…", { stop: () => this.stop() });
    try {
      await this.open();
      if (this.running === null) return;
      await this.session.start();
      return await action();
    } catch (error) {
      if (error.message !== STOPPED) bar.say(`${FAILURE} (${error.message})`);
    } finally {
      this.running = null;
    }
  },

  /** Vrai si toutes ont réussi ; faux aussi quand le lecteur renonce à attendre. */
  async runAll(ranks, cells) {
    if (!(await this.agreed(ranks))) {
      bar.hide();
      return false;
    }
    for (const rank of ranks) if (!(await this.runOne(rank, cells))) return false;
    return true;
  },

  /** Ce qu’il reste à exécuter avant une cellule. */
  before(target, cells) {
    const done = [...this.session.done];
    return this.session.ask("plan", { cells, target, done });
  },

  async wanted(ranks, cells) {
    const found = new Set(ranks);
    for (const target of bar.replays ? ranks : [])
      for (const rank of await this.before(target, cells)) found.add(rank);
    return [...found].sort((a, b) => a - b);
  },

  /** Les cellules cachées qui suivent : elles donnent leurs nombres aux phrases. */
  async followers(ranks, cells) {
    const found = [];
    const known = (one) => found.includes(one);
    for (let rank = ranks.at(-1) + 1; rank < this.sources.length; rank += 1) {
      if (this.cells.has(rank) || this.seconds[rank]) break;
      if ((await this.before(rank, cells)).every(known)) found.push(rank);
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

  /** Exécute une cellule ou, avec `task`, la vérifie à part ; faux si elle échoue. */
  async runOne(rank, cells, task) {
    this.running = rank;
    const cell = this.cells.get(rank);
    if (cell) cell.outputs ??= new Outputs(cell.node);
    cell?.outputs.begin();
    cell?.mark(null);
    cell?.node.classList.add("running");
    bar.say(`Exécution${cell ? "" : " cachée"}…`, {
      stop: () => this.stop(),
    });
    try {
      const content = { cells, rank, ...task };
      const told = await this.session.ask(task ? "verify" : "run", content);
      if (!told.done) {
        bar.say(cell ? "La cellule a rencontré une erreur." : this.failure.said);
        return false;
      }
      const { done } = this.session;
      done.delete(rank);
      if (!task) done.add(rank);
      cell?.outputs.renew();
      if (cell) cell.undo.hidden = false;
      return told;
    } finally {
      cell?.node.classList.remove("running");
    }
  },

  hear(kind, content) {
    const cell = this.cells.get(this.running);
    if (kind === "loading" && this.running !== null) bar.load(content);
    else if (kind === "progress") bar.step(content);
    else if (kind === "glue") this.paste(content).catch(() => {});
    else if (kind === "error") {
      this.failure = { rank: this.running, ...content };
      cell?.mark(content.line);
      cell?.outputs.show(kind, content);
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
