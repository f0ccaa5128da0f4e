/** Le clavier : « / » cherche, « ← » et « → » tournent la page. */

const TURN = { ArrowLeft: ".turn [rel=prev]", ArrowRight: ".turn [rel=next]" };
// Ce qui a son propre usage des flèches : un champ, une figure, ce qui défile.
const BUSY = "input, textarea, select, [contenteditable], .explorable, [tabindex='0']";

/** Une page agrandie défile de côté : les flèches restent à ce qui défile. */
function slides() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth || (visualViewport?.scale ?? 1) > 1.01;
}

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented, target } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey) return;
  if (target.closest?.(BUSY)) return;
  if (key === "/") {
    event.preventDefault();
    const menu = document.getElementById("sommaire");
    const field = document.querySelector("main input[type=search]");
    if (!field && !menu.checkVisibility()) menu.showPopover();
    (field ?? menu.querySelector("input")).focus();
  } else if (key in TURN && !shiftKey && !slides()) {
    if (!document.querySelector(":popover-open:not([role=tooltip])"))
      document.querySelector(TURN[key])?.click();
  }
});
