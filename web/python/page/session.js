/** Le fil où tourne Python, et ce qu’on lui demande ; il se jette et se refait. */

export const STOPPED = "arrêté";

/** Un seul fil à la fois ; ``hear`` reçoit ce que dit une cellule. */
export class Session {
  constructor(place, hear) {
    this.place = place;
    this.hear = hear;
    this.asked = new Map();
    this.count = 0;
    // Les cellules exécutées, de la plus ancienne à la plus récente.
    this.done = new Set();
  }

  /** Prépare Python, une fois ; après un échec, on peut recommencer. */
  start() {
    if (!this.started) {
      const opening = this.open();
      this.started = opening;
      opening.catch(() => {
        if (this.started === opening) this.started = null;
      });
    }
    return this.started;
  }

  open() {
    this.worker?.terminate();
    this.worker = new Worker(this.place.worker, { type: "module", name: "python" });
    this.worker.onmessage = ({ data }) => {
      const { kind, id, answer, message, content } = data;
      const waiting = this.asked.get(id);
      this.asked.delete(id);
      if (kind === "answer") waiting.resolve(answer);
      else if (kind === "failure") waiting.reject(new Error(message));
      else this.hear(kind, content);
    };
    this.worker.onerror = ({ message }) => this.fail(message ?? "fichier absent");
    return this.ask("start", this.place);
  }

  ask(order, content) {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.worker.postMessage({ id, order, content });
    });
  }

  fail(message) {
    for (const { reject } of this.asked.values()) reject(new Error(message));
    this.asked.clear();
  }

  /** Met fin au fil, quoi qu’il fasse ; le suivant se prépare aussitôt. */
  stop() {
    this.worker?.terminate();
    this.fail(STOPPED);
    this.done.clear();
    this.started = null;
    return this.start();
  }
}
