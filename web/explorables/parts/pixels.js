/** Des images de 28 × 28 pixels, aux couleurs de la page. */

import { html } from "./elements.js";
import { SIDE } from "./preparation.js";

/** Une image, avec ce qu’en dit un lecteur d’écran. */
export const image = (label) =>
  html("canvas", { width: SIDE, height: SIDE, role: "img", "aria-label": label });

/** Une petite image, sur un bouton qui la choisit. */
export function thumbnail(label, onclick) {
  const canvas = html("canvas", { width: SIDE, height: SIDE });
  const attributes = { type: "button", onclick, "aria-label": label };
  return { node: html("button", attributes, canvas), canvas };
}

/** De petites images, sous leur nom. */
export const strip = (text, thumbs) =>
  html(
    "div",
    { class: "strip", role: "group", "aria-label": text },
    html("span", { class: "name" }, text),
    ...thumbs.map(({ node }) => node),
  );

/** Les couleurs du thème, lues là où elles s’appliquent : {nom: [r, v, b]}. */
export function palette(host, names) {
  const probe = html("span", { hidden: true });
  host.append(probe);
  const context = html("canvas", { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  });
  const colors = names.map((name) => {
    probe.style.color = `var(--${name})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    return [name, [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]];
  });
  probe.remove();
  return Object.fromEntries(colors);
}

/** Peint des valeurs : `positive` au-dessus de zéro, `negative` au-dessous. */
export function paint(canvas, values, limit, positive, negative = positive) {
  const pixels = new ImageData(SIDE, SIDE);
  const { data } = pixels;
  for (let k = 0; k < values.length; k++) {
    data.set(values[k] > 0 ? positive : negative, 4 * k);
    data[4 * k + 3] = (255 * Math.abs(values[k])) / limit;
  }
  canvas.getContext("2d").putImageData(pixels, 0, 0);
}

/** La plus grande valeur absolue, les 5 ‰ extrêmes mis à part. */
export function scale(values) {
  const sizes = Float64Array.from(values, Math.abs).sort();
  return sizes[Math.floor(0.995 * (sizes.length - 1))] || 1;
}
