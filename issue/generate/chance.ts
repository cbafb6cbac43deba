import { createHash } from 'node:crypto';

/**
 * Numbers that look random and are not: each follows from the seed and the words it is asked with, so any month of any range
 * comes out the same, whatever was generated before it.
 */
export class Chance {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** 0 or more, below 1. */
  uniform(...about: (string | number)[]): number {
    const hash = createHash('sha256')
      .update([this.#seed, ...about].join('|'))
      .digest();
    return hash.readUIntBE(0, 6) / 2 ** 48;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number, ...about: (string | number)[]): number {
    return low + Math.floor(this.uniform(...about) * (high - low + 1));
  }

  pick<T>(from: readonly [T, ...T[]], ...about: (string | number)[]): T {
    return from[this.whole(0, from.length - 1, ...about)] ?? from[0];
  }

  /** Moves smoothly between -1 and 1 as `at` goes on; a new direction every `period`. */
  drift(at: number, period: number, ...about: (string | number)[]): number {
    const knot = Math.floor(at / period);
    const share = at / period - knot;
    const eased = share * share * (3 - 2 * share);
    const [before, after] = [knot, knot + 1].map((each) => 2 * this.uniform(...about, each) - 1) as [number, number];
    return before + (after - before) * eased;
  }
}
