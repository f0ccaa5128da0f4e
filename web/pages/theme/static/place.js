/** Où l’on en est dans la page : la section courante, le chemin fait, et sa mémoire. */

const top = document.querySelector(".top");
const bar = document.querySelector(".progress");
const plan = document.getElementById("plan");
const here = document.querySelector(".open .here");
const root = new URL(document.documentElement.dataset.root, location.href);
const entries = new Map();
for (const link of plan?.querySelectorAll("a") ?? []) {
  const id = decodeURIComponent(link.hash.slice(1));
  const section = id
    ? document.getElementById(id)
    : document.querySelector("article section");
  if (section) entries.set(section, link);
}

function keep(link) {
  const path = location.pathname.slice(root.pathname.length);
  if (!/^book\/\d/.test(path)) return;
  const place = { path: path + link.hash, title: link.textContent };
  try {
    localStorage["livre:place"] = JSON.stringify(place);
  } catch {
    // Le stockage est interdit : l’accueil ne proposera pas de reprendre.
  }
}

/** Marque le lien d’une section, sans faire défiler autre chose que le plan. */
function mark(section) {
  const link = entries.get(section);
  if (!link || link.ariaCurrent) return;
  for (const other of entries.values()) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "location");
  here.textContent = link.hash ? link.textContent : "";
  const middle = link.offsetTop - plan.clientHeight / 2;
  if (plan.scrollHeight > plan.clientHeight) plan.scrollTop = middle;
  keep(link);
}

const seen = new Set();
const last = () => [...entries.keys()].findLast((section) => seen.has(section));
let watch;

/** Une section est courante quand elle passe sous l’en-tête. */
function follow() {
  watch?.disconnect();
  const line = top.offsetHeight + 2 * Number.parseFloat(getComputedStyle(top).fontSize);
  watch = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes)
        seen[isIntersecting ? "add" : "delete"](target);
      mark(last());
    },
    { rootMargin: `${-line}px 0px ${line + 1 - innerHeight}px 0px` },
  );
  for (const section of entries.keys()) watch.observe(section);
}

function advance() {
  const length = document.documentElement.scrollHeight - innerHeight;
  const read = length > 0 ? Math.min(1, Math.max(0, scrollY / length)) : 0;
  bar.style.scale = `${read} 1`;
}

if (entries.size) {
  addEventListener("resize", follow);
  follow();
  plan.addEventListener("click", ({ target }) => {
    if (target.closest("a") && plan.matches(":popover-open")) plan.hidePopover();
  });
}
addEventListener("scroll", advance, { passive: true });
addEventListener("resize", advance);
advance();

const menu = document.getElementById("sommaire");
const page = menu.querySelector(".current > a");
if (page && menu.scrollHeight > menu.clientHeight)
  menu.scrollTop = page.offsetTop - menu.clientHeight / 2;
