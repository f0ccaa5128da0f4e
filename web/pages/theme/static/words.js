/** Les mots d’un texte, tels que la recherche les compare. */

const ELISION =
  "(?<![\\p{L}\\p{M}\\p{N}_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\\p{L})";
const NUMBER = "\\p{N}+(?:[.,]\\p{N}+)+";
const WORD = "[\\p{L}\\p{M}\\p{N}_]+";
const SIGN = "[\\p{S}@%*/]";
const TOKEN = new RegExp([ELISION, NUMBER, WORD, SIGN].join("|"), "giu");

/** Sans accents ni majuscules ; w₂ devient w2. */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/’/g, "'");

/** Le mot sans ses marques de pluriel, de féminin ni d’infinitif. */
export function stem(word) {
  if (word.length < 4 || /[\d_]/.test(word)) return word;
  let root = word
    .replace(/eaux$/, "eau")
    .replace(/(?<=...)aux$/, "al")
    .replace(/[sx]$/, "");
  if (root.length > 4) root = root.replace(/e+$/, "");
  if (root.length > 6) root = root.replace(/er$/, "");
  return root.replace(/(\p{L})\1$/u, "$1");
}

/** Les morceaux d’un identifiant : cross_entropy, OneHotEncoder. */
function parts(word) {
  const pieces = word.split(/_+|(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})/u).filter(Boolean);
  const long = pieces.length > 1 ? pieces.filter(({ length }) => length > 2) : [];
  return long.map((piece) => stem(fold(piece)));
}

/** Les mots du texte : où ils sont, leur racine, et celles de leurs morceaux. */
export function words(text) {
  const found = [];
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    if (/['’]$/.test(word)) continue;
    const folded = fold(word);
    found.push({
      start: index,
      end: index + word.length,
      word,
      folded,
      terms: [stem(folded), ...parts(word)],
    });
  }
  return found;
}
