/** Un nombre tapé en français : « −1 234,5 », « 3,7 % », aussi « 0.25 » et « 1/4 ». */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(\/(\d+\.?\d*|\.\d+))?$/;

/** Le nombre écrit, ou NaN. `unit` peut suivre ; espaces et signe − sont acceptés. */
export function parse(text, unit = "") {
  let plain = text.replace(/\s/g, "").replace(/[−–]/g, "-").replaceAll(",", ".");
  const end = unit.replace(/\s/g, "");
  if (end && plain.endsWith(end)) plain = plain.slice(0, -end.length);
  const [above, below = 1] = plain.split("/");
  return NUMBER.test(plain) ? above / below : Number.NaN;
}
