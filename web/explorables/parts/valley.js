/**
 * Une vallée quadratique de pente maximale λmax = 1, et les méthodes du chapitre 8
 * qui la descendent. Rien ici ne dessine ni ne lit la page.
 */

const EPSILON = 1e-8;
const LOST = 1e12;

/**
 * La hessienne [[a, b], [b, d]], donnée par [a, b, d] : ses valeurs propres sont
 * 1/κ et 1. La vallée suit le premier axe, ou la diagonale de (1, −1).
 */
export function hessian(kappa, tilted) {
  const low = 1 / kappa;
  return tilted ? [(1 + low) / 2, (1 - low) / 2, (1 + low) / 2] : [low, 0, 1];
}

/** Un point donné le long de la vallée, puis en travers, dans les axes de la carte. */
export const turned = ([slow, steep], tilted) => {
  const [c, s] = tilted ? [Math.SQRT1_2, Math.SQRT1_2] : [1, 0];
  return [c * slow + s * steep, c * steep - s * slow];
};

/** Le gradient Hθ : le minimum est à l’origine. */
export const slope = ([a, b, d], [x, y]) => [a * x + b * y, b * x + d * y];

/** Le coût ½ θᵀHθ. */
export function height(H, point) {
  const [gx, gy] = slope(H, point);
  return (point[0] * gx + point[1] * gy) / 2;
}

/**
 * Ce que chaque méthode retranche du paramètre `k`, de gradient `g`, au pas `t`
 * compté depuis 1. Chacune garde sa mémoire, nulle au départ.
 */
export const METHODS = {
  gradient: (rate) => (g) => rate * g,

  momentum: (rate, beta = 0.9) => {
    const v = [0, 0];
    return (g, k) => {
      v[k] = beta * v[k] + g;
      return rate * v[k];
    };
  },

  rmsprop: (rate, beta = 0.9) => {
    const s = [0, 0];
    return (g, k) => {
      s[k] = beta * s[k] + (1 - beta) * g ** 2;
      return rate * (g / (Math.sqrt(s[k]) + EPSILON));
    };
  },

  adam: (rate, [first, second] = [0.9, 0.999]) => {
    const m = [0, 0];
    const s = [0, 0];
    return (g, k, t) => {
      m[k] = first * m[k] + (1 - first) * g;
      s[k] = second * s[k] + (1 - second) * g ** 2;
      const size = Math.sqrt(s[k] / (1 - second ** t)) + EPSILON;
      return rate * (m[k] / (1 - first ** t) / size);
    };
  },
};

/** Les points d’une descente de `steps` pas, le départ compris, sauf s’il se perd. */
export function walk(H, start, move, steps) {
  const path = [start];
  for (let t = 1; t <= steps; t++) {
    const [x, y] = path[t - 1];
    const [gx, gy] = slope(H, path[t - 1]);
    path.push([x - move(gx, 0, t), y - move(gy, 1, t)]);
    if (height(H, path[t]) > LOST) break;
  }
  return path;
}

/** Le pas à partir duquel le coût reste sous un dix-millième de celui du départ. */
export function settled(H, path) {
  const goal = height(H, path[0]) / 1e4;
  const late = path.findLastIndex((point) => !(height(H, point) <= goal));
  return late < path.length - 1 ? late + 1 : Number.POSITIVE_INFINITY;
}

/**
 * Le taux, parmi `rates`, qui arrive le premier en `most` pas ou, si aucun n’arrive,
 * qui finit le plus bas. `make(rate)` : la méthode, neuve, à ce taux.
 */
export function fastest(H, start, make, rates, most) {
  const tried = rates.map((rate) => {
    const path = walk(H, start, make(rate), most);
    return { rate, steps: settled(H, path), last: height(H, path.at(-1)) };
  });
  const before = (one, other) =>
    one.steps === other.steps ? one.last < other.last : one.steps < other.steps;
  return tried.reduce((best, next) => (before(next, best) ? next : best));
}

/** Le meilleur taux de la descente, et le meilleur couple (η, β) de l’élan. */
export const bestRate = (kappa) => 2 / (1 + 1 / kappa);

export function tuned(kappa) {
  const root = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
  return { rate: 4 / (1 + Math.sqrt(1 / kappa)) ** 2, beta: root ** 2 };
}

/**
 * Les deux racines [réelle, imaginaire] de r² = (1 + β − ηλ) r − β, la plus grande
 * d’abord. Chapitre 8, « Ce qu’il gagne exactement ».
 */
export function roots(product, beta) {
  const half = (1 + beta - product) / 2;
  const gap = half ** 2 - beta;
  if (gap < 0) return [1, -1].map((sign) => [half, sign * Math.sqrt(-gap)]);
  const large = half + (half < 0 ? -1 : 1) * Math.sqrt(gap);
  return [
    [large, 0],
    [large && beta / large, 0],
  ];
}

/** Ce qu’un pas garde du décalage, à la longue, dans la direction où ηλ = `product`. */
export function factor(product, beta) {
  const [[real, imaginary]] = roots(product, beta);
  return imaginary ? Math.sqrt(beta) : Math.abs(real);
}

/** Le facteur de la plus lente des deux directions. */
export const slowest = (kappa, rate, beta) =>
  Math.max(factor(rate / kappa, beta), factor(rate, beta));

/** Combien de pas pour diviser le décalage par cent. */
export const hundredth = (kept) =>
  kept < 1 ? Math.log(100) / -Math.log(kept) : Number.POSITIVE_INFINITY;

/**
 * Les réglages (η, β) dont le facteur ne dépasse pas `kept` : un polygone, vide si
 * aucun n’y parvient. Les racines tiennent dans le cercle de rayon r quand β ≤ r² et
 * |1 + β − ηλ| ≤ r + β/r, pour les deux λ.
 */
export function region(kappa, kept) {
  const low = (beta) => kappa * (1 - kept) * (1 - beta / kept);
  const high = (beta) => (1 + kept) * (1 + beta / kept);
  const [left, right] = [low(0), high(0)];
  const bottom = Math.max(0, (kept * (left - right)) / (left + right));
  const top = kept ** 2;
  if (bottom > top) return [];
  return [
    [low(bottom), bottom],
    [high(bottom), bottom],
    [high(top), top],
    [low(top), top],
  ];
}
