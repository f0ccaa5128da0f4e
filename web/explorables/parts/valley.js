/**
 * Une vallée quadratique dont la plus forte courbure est λmax = 1, et l’élan qui la
 * descend. Chapitre 8. Rien ici ne dessine ni ne lit la page.
 */

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

/** Le coût ½ θᵀHθ : le minimum est à l’origine. */
export const height = ([a, b, d], [x, y]) =>
  (x * (a * x + b * y) + y * (b * x + d * y)) / 2;

/** Fait `steps` pas, sauf si la descente se perd ; `visit` reçoit chaque point. */
function follow([a, b, d], [x, y], move, steps, visit) {
  for (let t = 0; ; t++) {
    const gx = a * x + b * y;
    const gy = b * x + d * y;
    const height = (x * gx + y * gy) / 2;
    visit(x, y, height, t);
    if (t === steps || height > LOST) return;
    x -= move(gx, 0, t + 1);
    y -= move(gy, 1, t + 1);
  }
}

/** Les points d’une descente de `steps` pas, le départ compris, sauf si elle se perd. */
export function walk(H, start, move, steps) {
  const path = [];
  follow(H, start, move, steps, (x, y) => path.push([x, y]));
  return path;
}

/**
 * Le pas à partir duquel le coût reste sous un dix-millième de celui du départ, l’infini
 * si ce n’est pas avant `most` pas ; et `last`, le dernier coût.
 */
export function settled(H, start, move, most) {
  const goal = height(H, start) / 1e4;
  const found = { steps: 0, last: 0 };
  let done = 0;
  follow(H, start, move, most, (_x, _y, cost, t) => {
    if (!(cost <= goal)) found.steps = t + 1;
    found.last = cost;
    done = t;
  });
  if (found.steps > done) found.steps = Number.POSITIVE_INFINITY;
  return found;
}

/**
 * Le taux, parmi `rates`, qui arrive le premier en `most` pas ou, si aucun n’arrive,
 * qui finit le plus bas. `make(rate)` : la méthode, neuve, à ce taux.
 */
export function fastest(H, start, make, rates, most) {
  const run = (rate, steps) => settled(H, start, make(rate), steps);
  let best = { steps: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  for (const rate of rates) {
    const beaten = best.steps < most && !(run(rate, best.steps).steps <= best.steps);
    if (beaten) continue;
    const next = { rate, ...run(rate, most) };
    const tied = next.steps === best.steps;
    if (tied ? next.last < best.last : next.steps < best.steps) best = next;
  }
  return best;
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
