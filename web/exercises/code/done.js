/** Ce qui a été lu et répondu, à côté de chaque chapitre du sommaire et de l’accueil. */

import { load, root } from "./memory.js";

const { questions, pages } = load();
const counts = {};
for (const { page } of Object.values(questions)) counts[page] = (counts[page] ?? 0) + 1;

const said = (count, total) =>
  `${count} ${count > 1 ? "questions répondues" : "question répondue"} sur ${total}`;

for (const link of document.querySelectorAll("#sommaire li a, article td a")) {
  const path = new URL(link.href).pathname.slice(root.pathname.length);
  const { read, total = 0 } = pages[path] ?? {};
  const count = counts[path] ?? 0;
  if (link.hash || (!read && !count)) continue;
  const parts = [
    read ? ["✓", "lu"] : [],
    count ? [`${count}/${total}`, said(count, total)] : [],
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
