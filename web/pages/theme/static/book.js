/** Ce qui, dans une page, demande un peu de JavaScript ; sans lui, tout se lit. */

import "./theme.js";
import "./place.js";
import "./keys.js";

/** Copie un texte affiché. En http simple, seule une sélection se copie. */
async function copied(node) {
  try {
    await navigator.clipboard.writeText(node.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(node);
    return document.execCommand("copy");
  }
}

for (const block of document.querySelectorAll(".cell_input .highlight")) {
  const copy = Object.assign(document.createElement("button"), {
    type: "button",
    className: "copy",
    textContent: "Copier",
  });
  copy.setAttribute("aria-label", "Copier le code");
  copy.addEventListener("click", async () => {
    const done = await copied(block.querySelector("pre"));
    copy.textContent = done ? "Copié" : "Sélectionné";
    setTimeout(() => {
      copy.textContent = "Copier";
    }, 2000);
  });
  block.append(copy);
}

/** Ce qui défile de côté doit pouvoir défiler au clavier. */
const follow = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const element of document.querySelectorAll(
  ".highlight pre, .katex-display, .wide, .text_html",
))
  follow.observe(element);

/** Imprimée, une figure à manipuler laisse la place à sa sœur fixe. */
addEventListener("beforeprint", () => {
  for (const live of document.querySelectorAll(".explorable:not(:has(> img))")) {
    const sister = live.querySelector("a[href^='#']")?.hash.slice(1);
    const image = sister && document.getElementById(sister)?.querySelector("img");
    if (image) live.prepend(image.cloneNode());
  }
});

if (new URLSearchParams(location.search).has("marquer")) import("./marks.js");

/** Ce qui a été lu et répondu ne se montre qu’à qui a commencé. */
try {
  if (localStorage["livre:questions"]) import("./exercises/done.js");
} catch {
  // Le stockage est interdit : rien n’a été retenu.
}

/** Les aperçus ne se chargent qu’au premier geste. */
for (const gesture of ["pointermove", "touchstart", "focusin"])
  document.addEventListener(gesture, () => import("./preview.js"), {
    once: true,
    passive: true,
  });
