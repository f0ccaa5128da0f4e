/** Les questions d’un chapitre, et ce qu’il faut retenir de sa lecture. */

import { answered, here, load, save } from "./memory.js";
import { setUp } from "./question.js";

const forms = [...document.querySelectorAll("form.question")];
for (const form of forms) setUp(form, (right) => answered(form.id, here(), right));

/** Note que la page est lue, et combien de questions elle pose. */
function note(read) {
  const memory = load();
  const before = memory.pages[here()];
  if (before?.total === forms.length && (before.read || !read)) return;
  memory.pages[here()] = { read: read || Boolean(before?.read), total: forms.length };
  save(memory);
}

const end = document.getElementById("a-retenir");
if (end)
  new IntersectionObserver((seen, watch) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    note(true);
    watch.disconnect();
  }).observe(end);
addEventListener("pointerdown", () => note(false), { once: true });
addEventListener("keydown", () => note(false), { once: true });
