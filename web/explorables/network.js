/** Le réseau que le chapitre a entraîné, tel que sa page l’exporte. */

/** Des octets, depuis leur écriture en base 64. */
export const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** Des `float32`, petits-boutistes, depuis leurs octets. */
function floats(text) {
  const view = new DataView(bytes(text).buffer);
  return Float32Array.from({ length: view.byteLength / 4 }, (_, i) =>
    view.getFloat32(4 * i, true),
  );
}

/** Les couches d’un réseau : poids, biais et activation. */
export const decodeLayers = (layers) =>
  layers.map(({ weights, biases, activation }) => ({
    weights: floats(weights),
    biases: floats(biases),
    activation,
  }));

/** Les images de test, normalisées comme dans le chapitre. */
export function decodeImages(text, size) {
  const pixels = bytes(text);
  return Array.from({ length: pixels.length / size }, (_, k) =>
    Float32Array.from(pixels.subarray(k * size, (k + 1) * size), (v) => v / 255),
  );
}
