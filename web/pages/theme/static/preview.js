/** L’aperçu de ce qu’un lien désigne : au survol, au focus, ou d’un appui prolongé. */

const LINKS = "article a.reference.internal[href*='#']";
const WHOLE = "figure, div.math, .citation, .admonition, .wide";
const DELAY = 300;
const HOLD = 500;

const box = Object.assign(document.createElement("div"), {
  id: "apercu",
  popover: "manual",
  role: "tooltip",
});
document.body.append(box);

const pages = new Map();
let shown;
let wanted;
let timer;

/** La page d’un lien, lue une fois ; celle-ci, telle qu’elle est. */
function load(url) {
  const address = url.href.split("#")[0];
  if (address === location.href.split("#")[0]) return document;
  if (!pages.has(address))
    pages.set(
      address,
      fetch(address)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((text) => new DOMParser().parseFromString(text, "text/html")),
    );
  return pages.get(address);
}

/** Ce qui, autour d’une ancre, se comprend seul. */
function parts(target) {
  if (target.matches("dt")) return [target, target.nextElementSibling];
  if (target.matches("section"))
    return [
      ...target.querySelectorAll(":scope > :is(h1, h2, h3, h4), :scope > p"),
    ].slice(0, 2);
  return [target.closest(WHOLE) ?? target];
}

/** Une copie sans ancres ni liens : une bulle ne se parcourt pas. */
function copy(element, address) {
  const node = document.importNode(element, true);
  for (const useless of node.querySelectorAll(
    ".headerlink, .copy, .explorable-frame, script, link",
  ))
    useless.remove();
  for (const link of node.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const image of node.querySelectorAll("img")) {
    image.src = new URL(image.getAttribute("src"), address);
    image.loading = "eager";
  }
  // Une page sans formules n’a pas les styles de KaTeX : le MathML suffit.
  if (!document.querySelector("article .katex"))
    for (const drawn of node.querySelectorAll(".katex-html")) drawn.remove();
  for (const named of [node, ...node.querySelectorAll("[id]")])
    named.removeAttribute("id");
  for (const reached of [node, ...node.querySelectorAll("[tabindex]")])
    reached.removeAttribute("tabindex");
  return node;
}

/** Sous le lien, ou au-dessus s’il y a plus de place ; jamais sous l’en-tête. */
function put(link) {
  const line = link.getClientRects()[0];
  const above = line.top - document.querySelector(".top").offsetHeight - 12;
  const below = innerHeight - line.bottom - 12;
  box.style.maxHeight = "none";
  const down = below >= Math.min(box.offsetHeight, above);
  box.style.maxHeight = `${Math.max(120, down ? below : above)}px`;
  const y = down ? line.bottom + 4 : line.top - box.offsetHeight - 4;
  const side = document.documentElement.clientWidth - box.offsetWidth - 12;
  box.style.left = `${scrollX + Math.max(12, Math.min(line.left, side))}px`;
  box.style.top = `${scrollY + y}px`;
}

async function show(link) {
  const url = new URL(link.href);
  try {
    const page = await load(url);
    const target = page.getElementById(decodeURIComponent(url.hash.slice(1)));
    if (!target || wanted !== link) return;
    box.replaceChildren(...parts(target).map((part) => copy(part, url)));
  } catch {
    pages.delete(url.href.split("#")[0]);
    return;
  }
  await Promise.allSettled([...box.querySelectorAll("img")].map((i) => i.decode()));
  if (wanted !== link) return;
  hide();
  wanted = shown = link;
  box.showPopover();
  put(link);
  link.setAttribute("aria-describedby", box.id);
  link.removeAttribute("title");
}

function hide() {
  clearTimeout(timer);
  wanted = undefined;
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  if (box.matches(":popover-open")) box.hidePopover();
}

function soon(link, delay) {
  clearTimeout(timer);
  if (link === shown) return;
  wanted = link;
  timer = setTimeout(show, delay, link);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(hide, DELAY);
}

const linkOf = ({ target }) => target.closest?.(LINKS);
let held = false;

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const link = linkOf(event);
  if (link) soon(link, DELAY);
  else if (box.contains(event.target)) clearTimeout(timer);
  else if (wanted && !wanted.matches(":focus-visible")) later();
});
document.addEventListener("focusin", (event) => {
  const link = linkOf(event);
  if (link?.matches(":focus-visible")) soon(link, DELAY);
  else if (!held) hide();
});
document.addEventListener("focusout", () => held || later());
document.addEventListener("pointerdown", (event) => {
  held = false;
  if (event.pointerType === "mouse" || box.contains(event.target)) return;
  const link = linkOf(event);
  hide();
  if (!link) return;
  wanted = link;
  timer = setTimeout(() => {
    held = true;
    show(link);
  }, HOLD);
});
for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, (event) => {
    if (event.pointerType !== "mouse" && !held) clearTimeout(timer);
  });
// Après un appui prolongé, ni le menu du navigateur ni le lien.
for (const kind of ["contextmenu", "click"])
  document.addEventListener(
    kind,
    (event) => {
      if (held && linkOf(event)) event.preventDefault();
      else if (kind === "click") hide();
    },
    true,
  );
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && wanted) hide();
});

const first = document.querySelector(`:is(${LINKS}):is(:hover, :focus-visible)`);
if (first && matchMedia("(hover: hover)").matches) soon(first, DELAY);
