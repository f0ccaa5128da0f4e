/** Les mises à jour de `lib/optimizers.py`, un paramètre à la fois. */

const EPSILON = 1e-8;

/**
 * Ce que chaque méthode retranche du paramètre `k`, de gradient `g`, au pas `t`
 * compté depuis 1. Chacune garde sa mémoire, nulle au départ.
 */
export const METHODS = {
  gradient: (rate) => (g) => rate * g,

  momentum: (rate, beta = 0.9) => {
    const v = [];
    return (g, k) => {
      v[k] = beta * (v[k] ?? 0) + g;
      return rate * v[k];
    };
  },

  rmsprop: (rate, beta = 0.9) => {
    const s = [];
    return (g, k) => {
      s[k] = beta * (s[k] ?? 0) + (1 - beta) * g ** 2;
      return rate * (g / (Math.sqrt(s[k]) + EPSILON));
    };
  },

  adam: (rate, [first, second] = [0.9, 0.999]) => {
    const m = [];
    const s = [];
    let [now, mShare, sShare] = [0, 0, 0];
    return (g, k, t) => {
      if (t !== now) [now, mShare, sShare] = [t, 1 - first ** t, 1 - second ** t];
      m[k] = first * (m[k] ?? 0) + (1 - first) * g;
      s[k] = second * (s[k] ?? 0) + (1 - second) * g ** 2;
      return rate * (m[k] / mShare / (Math.sqrt(s[k] / sShare) + EPSILON));
    };
  },
};
