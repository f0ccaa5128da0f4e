/** Ce qu’une cellule montre, dans le style de ce que le livre a imprimé. */

import { highlighted } from "./highlight.js";

const FENCE = /```python\n([\s\S]*?)```/;

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

function block(kind, content) {
  const outside = element("div", kind);
  const inside = element("div", "highlight");
  const pre = element("pre", "");
  pre.append(content);
  inside.append(pre);
  outside.append(inside);
  return outside;
}

function image(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const picture = Object.assign(new Image(), { src: address, alt: "Figure exécutée" });
  picture.addEventListener("load", () => {
    const [, width] = svg.match(/<svg[^>]*? width="([\d.]+)pt"/) ?? [];
    if (width) picture.width = (Number(width) * 4) / 3;
  });
  return picture;
}

const WRITE = {
  text: (text) => block("output text_plain", text),
  markdown(text) {
    const code = text.match(FENCE)?.[1];
    return block("output", code ? highlighted(code) : text);
  },
  html(text) {
    const table = element("div", "output text_html");
    table.innerHTML = text;
    return table;
  },
  svg(text) {
    const frame = element("figure", "");
    frame.append(image(text));
    return frame;
  },
  error({ said, line, trace }) {
    const frame = element("div", "output failure");
    frame.append(element("p", "", said));
    if (line)
      frame.append(element("p", "where", `À la ligne ${line} de cette cellule.`));
    const more = element("details", "");
    more.append(element("summary", "", "Le chemin de l’erreur"), block("", trace));
    frame.append(more);
    return frame;
  },
};

/** Les sorties d’une cellule : celles du livre, puis celles du lecteur. */
export class Outputs {
  constructor(cell) {
    this.cell = cell;
    this.printed = [...cell.querySelectorAll(":scope > .cell_output")];
    this.picture = cell.querySelector(".cell_output figure img");
    this.source = this.picture?.getAttribute("src");
    this.own = element("div", "cell_output own");
    Object.assign(this.own, { role: "group", ariaLabel: "Votre exécution" });
  }

  /** La figure du livre garde sa place et sa légende : seule son image change. */
  show(kind, content) {
    this.renew();
    if (kind === "svg" && this.picture && !this.own.childElementCount) {
      const drawn = image(content);
      this.picture.src = drawn.src;
      this.cell.classList.add("redrawn");
      for (const output of this.printed) output.hidden = false;
      return;
    }
    const last = this.own.lastElementChild;
    if (kind === "out" || kind === "err") {
      if (last?.dataset.stream === kind) last.querySelector("pre").append(content);
      else {
        const stream = block("output stream", content);
        stream.dataset.stream = kind;
        this.own.append(stream);
      }
    } else this.own.append(WRITE[kind](content));
  }

  /** Avant une exécution : ce qui est montré le reste jusqu’aux premières sorties. */
  begin() {
    this.stale = true;
  }

  /** Les sorties d’avant, du livre ou du lecteur, laissent la place aux nouvelles. */
  renew() {
    if (!this.stale) return;
    this.stale = false;
    this.own.replaceChildren();
    for (const output of this.printed) output.hidden = true;
    this.cell.append(this.own);
  }

  restore() {
    this.own.replaceChildren();
    this.own.remove();
    this.cell.classList.remove("redrawn");
    for (const output of this.printed) output.hidden = false;
    if (this.picture) this.picture.src = this.source;
  }
}
