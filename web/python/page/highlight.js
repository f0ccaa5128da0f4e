/** Colore du Python avec les classes mêmes des pages, celles de Pygments. */

const WORDS = {
  k: "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield",
  kc: "None True False",
  nb: "abs all any bool dict dir enumerate filter float getattr int isinstance iter len list map max min next open pow print range repr reversed round set sorted str sum super tuple type zip",
};
const KIND = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(" ").map((w) => [w, kind]),
  ),
);
const TOKEN =
  /(?<c1>#.*)|(?<s2>(?:\b[rbfu]{1,2})?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(?<mi>\b(?:0x[\da-f_]+|\d[\d_]*\.?[\d_]*(?:e[-+]?\d+)?j?))|(?<word>[\p{L}_][\p{L}\p{N}_]*)/giu;

/** Un fragment où chaque mot de ``code`` a sa couleur. */
export function highlighted(code) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const { 0: text, index, groups } of code.matchAll(TOKEN)) {
    const kind = groups.word
      ? KIND.get(text)
      : Object.keys(groups).find((name) => groups[name]);
    if (!kind) continue;
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = text;
    fragment.append(code.slice(end, index), span);
    end = index + text.length;
  }
  fragment.append(code.slice(end));
  return fragment;
}
