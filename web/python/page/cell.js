/** Une cellule de la page, et ses commandes. */

import { edits, keep } from "./edits.js";

function button(textContent, onclick, ariaLabel) {
  const told = { type: "button", textContent, onclick, ariaLabel };
  return Object.assign(document.createElement("button"), told);
}

/** `book` est le chapitre, qui exécute la cellule. */
export class Cell {
  constructor(node, book) {
    this.node = node;
    this.book = book;
    this.rank = Number(node.id.split("-").pop());
    this.pre = node.querySelector(".cell_input pre");
    this.printed = this.pre.innerHTML;
    this.source = this.pre.textContent.trimEnd();
    const name = `la cellule ${this.rank + 1}`;
    this.go = button("Exécuter", () => this.book.run([this.rank]), `Exécuter ${name}`);
    this.change = button("Modifier", () => this.edit(), `Modifier ${name}`);
    this.undo = button("Rétablir", () => this.restore(), `Rétablir ${name}`);
    this.undo.hidden = true;
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.append(this.go, this.change, this.undo);
    this.pre.parentNode.append(tools);
    if (typeof edits[this.rank] === "string") this.write(edits[this.rank]);
    // Toucher le code d’un exercice suffit pour l’écrire.
    if (node.closest(".practice"))
      this.pre.addEventListener("click", () => this.editor ?? this.edit());
  }

  /** Le bouton ouvre le code à l’écriture, ou l’en referme. */
  name(textContent) {
    const ariaLabel = `${textContent} la cellule ${this.rank + 1}`;
    Object.assign(this.change, { textContent, ariaLabel });
  }

  /** Le code, tel que le lecteur l’a laissé. */
  get code() {
    return edits[this.rank] ?? this.source;
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
      changed: (code) => this.changed(code),
      run: () => this.book.run([this.rank]),
      close: () => this.closeEditor(),
    });
  }

  changed(code) {
    keep(this.rank, code);
    this.undo.hidden = false;
    this.book.changed(this.rank);
    this.mark(null);
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
    this.outputs?.restore();
    this.mark(null);
    this.undo.hidden = true;
    this.go.focus();
    this.book.changed(this.rank);
    this.book.forgot();
    this.node.dispatchEvent(new Event("restored"));
  }

  /** Marque la ligne où une erreur s’est produite. */
  mark(line) {
    this.pre.style.setProperty("--line", line ?? 0);
    this.pre.classList.toggle("faulty", Boolean(line));
  }
}
