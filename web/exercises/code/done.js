/** Ce qui a été lu, répondu et réussi, à côté de chaque chapitre du sommaire et de l’accueil. */

import { load, root } from "./memory.js";

const { questions, exercises, pages } = load();

/** Combien il y en a de chaque page. */
function counted(kept) {
  const counts = {};
  for (const { page } of Object.values(kept)) counts[page] = (counts[page] ?? 0) + 1;
  return counts;
}
const [answers, tasks] = [counted(questions), counted(exercises)];

const said = (count, total, name, done) =>
  `${count} ${name}${count > 1 ? "s" : ""} ${done}${count > 1 ? "s" : ""} sur ${total}`;

for (const link of document.querySelectorAll("#sommaire li a, article td a")) {
  const path = new URL(link.href).pathname.slice(root.pathname.length);
  const { read, ...totals } = pages[path] ?? {};
  const [asked, solved] = [answers[path], tasks[path]];
  if (link.hash || (!read && !asked && !solved)) continue;
  const { total = 0, tasks: all = 0 } = totals;
  const parts = [
    read ? ["✓", "lu"] : [],
    asked ? [`${asked}/${total}`, said(asked, total, "question", "répondue")] : [],
    solved ? [`★ ${solved}/${all}`, said(solved, all, "exercice", "réussi")] : [],
  ];
  const [seen, heard] = [0, 1].map((k) => parts.flatMap((part) => part[k] ?? []));
  const mark = document.createElement("span");
  mark.className = "done";
  const shown = Object.assign(document.createElement("span"), {
    ariaHidden: "true",
    textContent: seen.join(" "),
  });
  const spoken = Object.assign(document.createElement("span"), {
    className: "spoken",
    textContent: ` (${heard.join(", ")})`,
  });
  mark.append(shown, spoken);
  link.append(mark);
}
