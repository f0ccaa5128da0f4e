/** Le réseau que le chapitre a entraîné, tel que sa page l’exporte. */

/** Des octets, depuis leur écriture en base 64. */
export const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** Un nombre à virgule de 16 bits : un signe, cinq bits d’exposant, dix de fraction. */
function half(bits) {
  const [exponent, fraction] = [(bits >> 10) & 31, (bits & 1023) / 1024];
  const size = exponent ? (1 + fraction) * 2 ** (exponent - 15) : fraction * 2 ** -14;
  return bits >> 15 ? -size : size;
}

/** Comment lire chaque type de NumPy : [octets, lecture]. */
const TYPES = {
  float16: [2, (view, at) => half(view.getUint16(at, true))],
  float32: [4, (view, at) => view.getFloat32(at, true)],
};

function floats(text, type) {
  const view = new DataView(bytes(text).buffer);
  const [size, read] = TYPES[type];
  const length = view.byteLength / size;
  return Float32Array.from({ length }, (_, i) => read(view, size * i));
}

/** Les couches d’un réseau : poids, biais et activation. */
export const decodeLayers = (layers) =>
  layers.map(({ weights, biases, activation, type }) => ({
    weights: floats(weights, type),
    biases: floats(biases, type),
    activation,
  }));

/** Les images de test, normalisées comme dans le chapitre. */
export function decodeImages(text, size) {
  const pixels = bytes(text);
  return Array.from({ length: pixels.length / size }, (_, k) =>
    Float32Array.from(pixels.subarray(k * size, (k + 1) * size), (v) => v / 255),
  );
}
