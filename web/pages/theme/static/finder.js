/** Chercher dans les passages du livre : ce qui correspond, et dans quel ordre. */

import MiniSearch from "./minisearch.js";
import { fold, words } from "./words.js";

// Ce que l’on tape sans le chercher, et les articles qu’un titre porte en plus.
const ARTICLES = new Set("le la les l un une des du de d".split(" "));
const SMALL = new Set(
  `${[...ARTICLES].join(" ")} a au aux avec c ce ces cela cet cette comme comment dans elle en
  est et etait il ils j je leur m ma mais me mes mon n ne nous on ou par pour qu quand que
  quel quelle quelles quels qui quoi s sa sans se ses son sont sur t te y the of is what`
    .trim()
    .split(/\s+/),
);

// Les définitions d’abord, puis le cours, puis ce qui l’accompagne.
const WEIGHTS = {
  mot: 3,
  chapitre: 1,
  symbole: 1.2,
  section: 1,
  exercice: 0.6,
  objet: 0.5,
  annexe: 0.4,
};
const IN_TITLE = 3;
const PHRASE = 2;
const AT_HOME = 3;
const ELSEWHERE = 0.3;

/** Tous les mots, tels quels ; à défaut, ce qui ressemble, et le plus de mots possible. */
const STEPS = [
  { combineWith: "AND" },
  {
    combineWith: "OR",
    fuzzy: (term) => term.length > 3 && (term.length > 6 ? 2 : 1),
  },
];

const terms = (text) => words(text).flatMap((word) => word.terms);

function asked(text) {
  const all = words(text);
  const isFormula = all.some(({ word }) => !/[\p{L}\p{N}]/u.test(word));
  const full = all.filter((word) => isFormula || !SMALL.has(word.folded));
  return (full.length ? full : all).map((word) => word.terms[0]);
}

const key = (title) =>
  words(title)
    .filter((word) => !ARTICLES.has(word.folded))
    .map((word) => word.terms[0])
    .join(" ");

/** Un titre sans le numéro de sa section. */
const unnumbered = (title) => title.replace(/^[\d.]+ /, "");

/** Ce qui porte le nom cherché d’abord ; à égalité, l’ordre du livre. */
const order = (a, b) =>
  b.named - a.named || (a.named ? 0 : b.score - a.score) || a.passage.id - b.passage.id;

/** Après la définition d’un mot, le chapitre que le glossaire lui donne. */
function introduce(found) {
  const defined = found.filter(({ named, passage }) => named && passage.home);
  const homes = defined.map(({ passage }) => passage.home);
  if (!homes.length) return;
  for (const one of found) {
    const { kind, address } = one.passage;
    if (["exercice", "objet", "symbole"].includes(kind)) {
      one.named = 0;
      one.score *= ELSEWHERE;
    } else if (homes.some((home) => address.startsWith(home))) one.score *= AT_HOME;
  }
}

export class Finder {
  constructor(passages) {
    this.passages = passages.map((passage, id) => {
      const titles = [unnumbered(passage.title), ...passage.names.split(", ")];
      const keys = titles.map(key).filter(Boolean);
      return { ...passage, id, keys };
    });
    this.index = new MiniSearch({
      fields: ["title", "names", "text", "code"],
      tokenize: terms,
      processTerm: (term) => term,
      searchOptions: {
        tokenize: asked,
        boost: { title: 4, names: 3 },
        prefix: (term, at, all) => at === all.length - 1 && term.length > 2,
      },
    });
    this.index.addAll(this.passages);
  }

  /** Ce que vaut un passage, et s’il porte le nom cherché. */
  judge({ id, score, match, queryTerms }, query, sought) {
    const passage = this.passages[id];
    const { kind, keys, title, text, code } = passage;
    const entitled = Object.keys(match).filter(
      (term) => match[term].includes("title") || match[term].includes("names"),
    );
    let weight = WEIGHTS[kind] * (queryTerms.length / sought.length) ** 3;
    if (entitled.length >= sought.length)
      weight *= IN_TITLE * (kind === "chapitre" ? 1.5 : 1);
    if (
      (sought.length > 1 || /[^\p{L}' ]/u.test(query)) &&
      fold(`${title}\n${text}\n${code}`).includes(query)
    )
      weight *= PHRASE;
    const isNamed = keys.some((name) => {
      const parts = name.split(" ");
      return parts.length === sought.length && parts.every((part) => part in match);
    });
    const isExact = keys.includes(sought.join(" "));
    const named = isNamed && WEIGHTS[kind] * (isExact ? 2 : 1);
    return { passage, score: score * weight, named: Number(named) };
  }

  /** Les passages trouvés, le meilleur d’abord ; et s’ils ont tous les mots, tels quels. */
  find(text) {
    const sought = asked(text);
    const query = fold(text).trim().replace(/\s+/g, " ");
    for (const [step, options] of STEPS.entries()) {
      const found = this.index.search(text, options).map((result) => ({
        ...this.judge(result, query, sought),
        matched: new Set(result.terms),
      }));
      introduce(found);
      if (found.length) return { exact: step === 0, found: found.sort(order) };
    }
    return { exact: true, found: [] };
  }
}
