/** Un extrait : il commence à une phrase, et les mots trouvés y sont marqués. */

import { fold, words } from "./words.js";

const SENTENCE = /(?<=[.!?…](?:[\s\u00a0\u202f]?»)?)\s+(?=[«\p{Lu}])/u;
const ENOUGH = 180;
const LONGEST = 320;

const hits = (text, matched) =>
  words(text).filter(({ terms }) => terms.some((term) => matched.has(term)));

const count = (text, matched) =>
  new Set(hits(text, matched).flatMap(({ terms }) => terms)).size;

/** Le texte, où chaque mot trouvé est dans un <mark>. */
export function marked(text, matched) {
  const pieces = [];
  let at = 0;
  for (const { start, end, word } of hits(text, matched)) {
    const mark = Object.assign(document.createElement("mark"), { textContent: word });
    pieces.push(text.slice(at, start), mark);
    at = end;
  }
  return [...pieces, text.slice(at)];
}

const best = (texts, matched, query) =>
  texts.reduce(
    (top, text, at) => {
      const score = count(text, matched) + fold(text).includes(query);
      return score > top.score ? { at, score } : top;
    },
    { at: 0, score: 0 },
  );

/** Les phrases qui répondent le mieux, ou la ligne de code si elle en dit plus. */
export function excerpt({ text, code }, matched, words) {
  const query = fold(words);
  const sentences = text.split("\n").flatMap((line) => line.split(SENTENCE));
  const lines = code.split("\n");
  const prose = best(sentences, matched, query);
  const line = best(lines, matched, query);
  const isCode = !/^[\p{L}' ]*$/u.test(query) && line.score > prose.score;
  if (isCode || (line.score && !prose.score))
    return { text: lines[line.at].trim(), isCode: true };
  let said = sentences[prose.at];
  for (const next of sentences.slice(prose.at + 1)) {
    if (said.length + next.length > ENOUGH) break;
    said += ` ${next}`;
  }
  if (said.length > LONGEST)
    said = `${said.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
  return { text: said, isCode: false };
}

/** Les mots trouvés, tels que le passage les écrit d’abord. */
export function spelled({ title, text, code, names }, matched) {
  const found = new Map();
  for (const { word, terms } of hits(`${title}\n${text}\n${code}\n${names}`, matched)) {
    const key = terms.find((term) => matched.has(term));
    if (!found.has(key)) found.set(key, word);
  }
  return [...found.values()].join(" ");
}
