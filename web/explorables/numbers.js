/** Les nombres : bornés, arrondis, écrits à la française. */

/** La valeur, ramenée dans l’intervalle. */
export const clamp = (value, [min, max]) => Math.min(Math.max(value, min), max);

/** La valeur, à `digits` décimales. */
export const rounded = (value, digits) => Number(value.toFixed(digits));

const formats = new Map();

/** Un nombre à `digits` décimales : « −0,1383 ». */
export function decimal(value, digits = 4) {
  if (!formats.has(digits)) {
    const fraction = {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    };
    formats.set(digits, new Intl.NumberFormat("fr", fraction));
  }
  return formats.get(digits).format(value).replace("-", "−");
}

/** Un nombre positif, en puissance de dix s’il est très petit ou très grand. */
export function quantity(value) {
  if (!Number.isFinite(value)) return "∞";
  if (value === 0 || (value >= 1e-3 && value < 1e5)) return decimal(value);
  const [digits, power] = value.toExponential(1).split("e");
  return `${decimal(digits, 1)}·10${superscript(Number(power))}`;
}

/** Un entier en exposant : « ⁻⁷ ». */
export const superscript = (power) =>
  String(power).replace(/[-\d]/g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign]));

/** Une probabilité : « 93,1 % ». */
export const percent = (value) => `${decimal(100 * value, 1)}\u202f%`;

/** Un nombre et son nom, au singulier ou au pluriel. */
export const count = (n, name, names = `${name}s`) =>
  `${decimal(n, 0)} ${n < 2 ? name : names}`;
