/**
 * La préparation de MNIST : le dessin ramené dans un carré de 20 pixels, puis
 * posé dans une image de 28, son centre de masse au milieu. Y. LeCun et al., 1998.
 */

export const SIDE = 28;
const BOX = 20;
const CENTER = 14;

/**
 * Réduit la largeur d’une image en `count` colonnes de `width` pixels, à partir
 * de `start`, et échange lignes et colonnes. Chaque colonne est la moyenne de
 * ce qu’elle couvre, fractions de pixel comprises.
 */
function shrink(image, rows, columns, start, width, count) {
  const turned = new Float64Array(count * rows);
  for (let k = 0; k < count; k++) {
    const left = start + k * width;
    const right = Math.min(left + width, columns);
    for (let j = Math.floor(left); j < right; j++) {
      const covered = Math.min(j + 1, right) - Math.max(j, left);
      for (let i = 0; i < rows; i++) {
        turned[k * rows + i] += (image[i * columns + j] * covered) / width;
      }
    }
  }
  return turned;
}

/** Les lignes et les colonnes que touche l’encre, ou `null` sans encre. */
function bounds(ink, side) {
  let [top, bottom, left, right] = [side, -1, side, -1];
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      if (ink[i * side + j] === 0) continue;
      top = Math.min(top, i);
      bottom = i;
      left = Math.min(left, j);
      right = Math.max(right, j);
    }
  }
  if (bottom < 0) return null;
  return { top, left, height: bottom - top + 1, width: right - left + 1 };
}

/** Le décalage entier qui amène le centre de masse entre 13,5 et 14,5. */
function centering(image, _rows, columns) {
  let [mass, down, across] = [0, 0, 0];
  image.forEach((value, place) => {
    mass += value;
    down += value * Math.floor(place / columns);
    across += value * (place % columns);
  });
  return [down, across].map((moment) => Math.ceil(CENTER - moment / mass - 0.5));
}

/**
 * L’image de 28 × 28, entre 0 et 1, que lit le réseau, ou `null` sans encre.
 * `ink` : `side` × `side` valeurs de 0 à 255.
 */
export function prepare(ink, side) {
  const box = bounds(ink, side);
  if (!box) return null;
  const width = Math.max(box.height, box.width) / BOX;
  const columns = Math.ceil(box.width / width);
  const rows = Math.ceil(box.height / width);
  const narrow = shrink(ink, side, side, box.left, width, columns);
  const small = shrink(narrow, columns, side, box.top, width, rows);
  const [down, across] = centering(small, rows, columns);
  const image = new Float64Array(SIDE * SIDE);
  small.forEach((value, place) => {
    const i = Math.floor(place / columns) + down;
    const j = (place % columns) + across;
    if (i >= 0 && i < SIDE && j >= 0 && j < SIDE) {
      image[i * SIDE + j] = value / 255;
    }
  });
  return image;
}

/** L’image décalée, comme par `lib/preprocessing.py` ; ce qui entre par le bord est noir. */
export function shift(image, right, down) {
  const moved = new Float32Array(image.length);
  for (let i = Math.max(down, 0); i < SIDE + Math.min(down, 0); i++) {
    for (let j = Math.max(right, 0); j < SIDE + Math.min(right, 0); j++) {
      moved[i * SIDE + j] = image[(i - down) * SIDE + j - right];
    }
  }
  return moved;
}
