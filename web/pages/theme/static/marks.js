/** Les mots cherchés, marqués dans le passage où la recherche a conduit. */

import { words } from "./words.js";

const NESTED = "section[id], .exercise[id], details.solution, dt[id], dt[id] + dd";
const UNSEEN = ".katex-mathml, .headerlink, .copy, script, style, svg";
const BLOCK = "p, li, tr, dt, pre, figcaption, h1, h2, h3, h4, .math";
const MARGIN = 80;

const text = new URLSearchParams(location.search).get("marquer");
const sought = new Set(words(text).map(({ terms }) => terms[0]));
const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));

/** Le passage : son élément, et ce qui le suit et lui appartient. */
function regions(place) {
  const next = place.nextElementSibling;
  const isOurs = next?.matches(
    place.matches("dt") ? "dd" : place.matches(".exercise") ? ".solution" : ":not(*)",
  );
  return isOurs ? [place, next] : [place];
}

/** Les endroits du texte de `region` où un mot cherché est écrit. */
function* found(region) {
  const walker = document.createTreeWalker(
    region,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(`${NESTED}, ${UNSEEN}`)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    for (const { start, end, terms } of words(node.data))
      if (terms.some((term) => sought.has(term))) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        yield range;
      }
  }
}

/** L’endroit où le plus de mots différents sont ensemble. */
function densest(ranges) {
  const blocks = new Map();
  for (const range of ranges) {
    const block = range.startContainer.parentElement.closest(BLOCK);
    const { seen } =
      blocks.get(block) ?? blocks.set(block, { seen: new Set(), range }).get(block);
    for (const { terms } of words(`${range}`))
      for (const term of terms) if (sought.has(term)) seen.add(term);
  }
  return [...blocks.values()].reduce((a, b) => (b.seen.size > a.seen.size ? b : a))
    .range;
}

function show(range) {
  let details = range.startContainer.parentElement.closest("details");
  for (; details; details = details.parentElement.closest("details"))
    details.open = true;
  const depth =
    range.getBoundingClientRect().bottom - target.getBoundingClientRect().top;
  if (depth > innerHeight - MARGIN)
    range.startContainer.parentElement.scrollIntoView({
      block: "center",
      behavior: "instant",
    });
}

const ranges = target ? regions(target).flatMap((region) => [...found(region)]) : [];
if (ranges.length && CSS.highlights) {
  CSS.highlights.set("recherche", new Highlight(...ranges));
  const best = densest(ranges);
  // Le défilement doux vers l’ancre, s’il a commencé, s’ajouterait au nôtre.
  document.documentElement.style.scrollBehavior = "auto";
  const arrive = () => {
    show(best);
    addEventListener("scrollend", () => show(best), { once: true });
  };
  if (document.readyState === "complete") arrive();
  else addEventListener("load", () => setTimeout(arrive), { once: true });
}
