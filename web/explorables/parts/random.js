/**
 * Le générateur de NumPy (`default_rng`), pour mélanger les lots dans l’ordre
 * même du chapitre 4 : PCG64 (M. E. O’Neill, 2014), dans sa forme XSL-RR.
 */

const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const bits = (value, size) => BigInt.asUintN(size, value);

export class Generator {
  /** `state` et `inc` : ceux de `bit_generator.state`, en texte. */
  constructor({ state, inc }) {
    this.state = BigInt(state);
    this.increment = BigInt(inc);
    this.spare = null;
  }

  next64() {
    this.state = bits(this.state * MULTIPLIER + this.increment, 128);
    const folded = bits((this.state >> 64n) ^ this.state, 64);
    const turn = this.state >> 122n;
    return bits((folded >> turn) | (folded << (64n - turn)), 64);
  }

  /** Chaque tirage de 64 bits en donne deux de 32, le bas d’abord. */
  next32() {
    if (this.spare !== null) {
      const kept = this.spare;
      this.spare = null;
      return kept;
    }
    const drawn = this.next64();
    this.spare = drawn >> 32n;
    return bits(drawn, 32);
  }

  /** Un entier de 0 à `top`, compris : on rejette ce qui dépasse. */
  below(top) {
    const mask = BigInt(2 ** (32 - Math.clz32(top)) - 1);
    let drawn;
    do {
      drawn = Number(this.next32() & mask);
    } while (drawn > top);
    return drawn;
  }

  /** Les entiers de 0 à n − 1, mélangés. */
  permutation(n) {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}
