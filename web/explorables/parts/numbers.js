/** Les nombres : bornés, arrondis, écrits en français comme `lib/numbers.py`. */

const MOST_DIGITS = 100;

/** La valeur, ramenée dans l’intervalle. */
export const clamp = (value, [min, max]) => Math.min(Math.max(value, min), max);

/** La valeur, à `digits` décimales. */
export const rounded = (value, digits) => Number(value.toFixed(digits));

/**
 * Les chiffres d’un nombre positif, à `digits` décimales. À égale distance de deux
 * écritures, `toFixed` prend la plus grande ; comme Python, nous prenons la paire.
 */
function fixed(size, digits) {
  const [near, exact] = [size.toFixed(digits), size.toFixed(MOST_DIGITS)];
  const end = exact.length - MOST_DIGITS + digits;
  const halfway = /^50*$/.test(exact.slice(end));
  return halfway && near.at(-1) % 2 ? exact.slice(0, end).replace(/\.$/, "") : near;
}

/** Un nombre, plus petit que 10²¹, à `digits` décimales : « −0,1383 ». */
export function decimal(value, digits = 4) {
  if (!Number.isFinite(value))
    return `${value}`.replace("-", "−").replace("Infinity", "∞");
  const [whole, decimals] = fixed(Math.abs(value), digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const text = decimals ? `${grouped},${decimals}` : grouped;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** Un nombre positif, en puissance de dix s’il est très petit ou très grand. */
export function quantity(value) {
  if (value === 0 || !Number.isFinite(value) || (value >= 1e-3 && value < 1e5)) {
    return decimal(value);
  }
  const [digits, power] = value.toExponential(1).split("e");
  return `${digits.replace(".", ",")}·10${superscript(Number(power))}`;
}

/** Un entier en exposant : « ⁻⁷ ». */
export const superscript = (power) =>
  String(power).replace(/[-\d]/g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign]));

/** Une probabilité : « 93,1 % ». */
export const percent = (value) => `${decimal(100 * value, 1)}\u202f%`;

/** Un nombre et son nom, au singulier ou au pluriel. */
export const count = (n, name, names = `${name}s`) =>
  `${decimal(n, 0)} ${n < 2 ? name : names}`;
