/** Ce qui, dans une page, demande un peu de JavaScript ; sans lui, tout se lit. */

const root = document.documentElement;
const button = document.querySelector("button.theme");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

const isDark = () =>
  (root.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
const showTheme = () => button.setAttribute("aria-pressed", isDark());

button.classList.add("ready");
button.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.theme = root.dataset.theme;
  } catch {
    // Le stockage est interdit : le choix vaut pour cette page seulement.
  }
  showTheme();
});
prefersDark.addEventListener("change", showTheme);
showTheme();

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

addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.querySelector("main input[type=search], #sommaire input").focus();
  }
});

if (new URLSearchParams(location.search).has("marquer")) import("./marks.js");
