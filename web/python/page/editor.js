/** Un vrai champ de texte, transparent, sur sa copie colorée. */

import { highlighted } from "./highlight.js";

const HELP =
  "Maj + Entrée exécute. Ctrl + ] et Ctrl + [ décalent les lignes. Tab sort du champ.";
const STEP = "    ";

/** Remplace la sélection comme si on la tapait : annuler la rend. */
function type(area, text) {
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text);
}

function newLine(area) {
  const line = area.value.slice(0, area.selectionStart).split("\n").pop();
  const indent = line.match(/^ */)[0] + (line.trimEnd().endsWith(":") ? STEP : "");
  type(area, `\n${indent}`);
}

function shift(area, back) {
  const { value, selectionStart, selectionEnd } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, selectionEnd).split("\n");
  const moved = lines
    .map((l) => (back ? l.replace(/^ {1,4}/, "") : STEP + l))
    .join("\n");
  area.setSelectionRange(start, selectionEnd);
  type(area, moved);
  area.setSelectionRange(start, start + moved.length);
}

/** Ouvre ``pre`` à l’écriture ; ``changed`` reçoit le code à chaque frappe. */
export function edit(pre, name, { changed, run, close }) {
  const area = document.createElement("textarea");
  const frame = document.createElement("div");
  const help = document.createElement("p");
  Object.assign(help, { className: "help", id: `aide-${name}`, textContent: HELP });
  frame.className = "editor";
  Object.assign(area, {
    value: pre.textContent.replace(/\n$/, ""),
    spellcheck: false,
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    rows: 1,
    ariaLabel: "Code de la cellule",
  });
  area.setAttribute("autocorrect", "off");
  area.setAttribute("aria-describedby", help.id);
  pre.before(frame);
  frame.append(pre, area);
  frame.after(help);
  area.addEventListener("input", () => {
    pre.replaceChildren(highlighted(`${area.value}\n`));
    changed(area.value);
  });
  area.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const order = ctrlKey || metaKey;
    if (key === "Enter" && (shiftKey || order)) run();
    else if (key === "Enter" && !altKey) newLine(area);
    else if (order && (key === "]" || key === "[")) shift(area, key === "[");
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
  });
  area.focus();
  area.setSelectionRange(0, 0);
  return {
    area,
    close() {
      frame.replaceWith(pre);
      help.remove();
    },
  };
}
