/** Les questions et les exercices d’un chapitre, et ce qu’il faut retenir de sa lecture. */

import { answered, here, load, save } from "./memory.js";
import { practise } from "./practice.js";
import { setUp } from "./question.js";

const forms = [...document.querySelectorAll("form.question")];
for (const form of forms) setUp(form, (right) => answered(form.id, here(), right));

const tasks = document.querySelectorAll(".practice:is([data-check], :has(> .goal))");
for (const name of Object.keys(load().exercises))
  document.getElementById(name)?.classList.add("passed");
practise();

/** Note que la page est lue, et combien elle pose de questions et d’exercices. */
function note(read) {
  const memory = load();
  const before = memory.pages[here()];
  const now = { total: forms.length, tasks: tasks.length };
  const known = before?.total === now.total && before.tasks === now.tasks;
  if (known && (before.read || !read)) return;
  memory.pages[here()] = { read: read || Boolean(before?.read), ...now };
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
