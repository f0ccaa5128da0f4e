/** Les décalages d’une image, comme ceux de `lib/preprocessing.py`, et ce qu’on y lit. */

import { forward, softmax } from "./math.js";
import { SIDE } from "./preparation.js";

/** L’image décalée ; ce qui entre par le bord est noir. */
export function shift(image, right, down) {
  const moved = new Float32Array(image.length);
  for (let i = Math.max(down, 0); i < SIDE + Math.min(down, 0); i++) {
    for (let j = Math.max(right, 0); j < SIDE + Math.min(right, 0); j++) {
      moved[i * SIDE + j] = image[(i - down) * SIDE + j - right];
    }
  }
  return moved;
}

/** Les probabilités des dix chiffres, et le plus probable. */
export function reading(layers, image) {
  const p = softmax(forward(layers, image));
  return { p, read: p.indexOf(Math.max(...p)) };
}
