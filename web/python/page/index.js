/** Les cellules de la page, que l’on exécute et que l’on modifie. Rien ne se charge
 * avant le premier geste. */

import { Cell } from "./cell.js";
import { edits, forget } from "./edits.js";

const cells = new Map();
let chapter;
let coming;

/** Ce qui exécute, chargé une fois. */
const loaded = async () => {
  coming ??= import("./chapter.js");
  chapter = (await coming).chapter;
  chapter.cells = cells;
  return chapter;
};

/** Le chapitre, vu de ses cellules et de ses exercices. */
export const book = {
  cells,
  run: async (ranks) => (await loaded()).run(ranks),
  verify: async (task) => (await loaded()).verify(task),
  changed: (rank) => chapter?.session?.done.delete(rank),
  forgot: () => chapter?.forgot(),
};

for (const node of document.querySelectorAll(".cell[id^='cellule-']"))
  if (node.querySelector(".cell_input pre")) {
    const cell = new Cell(node, book);
    cells.set(cell.rank, cell);
  }

document.querySelector(".run-all").addEventListener("click", () => book.run());
forget.addEventListener("click", () => {
  for (const cell of cells.values()) if (cell.rank in edits) cell.restore();
});
addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(".cell[id^='cellule-']");
  if (event.key !== "Enter" || !event.shiftKey || event.defaultPrevented || !cell)
    return;
  event.preventDefault();
  book.run([Number(cell.id.split("-").pop())]);
});
