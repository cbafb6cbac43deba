import fc, { type GeneratorValue } from 'fast-check';

/** Choices of one generated operation; fast-check repeats them, and finds a shorter way to the same failure. */
export class Draw {
  readonly #generator: GeneratorValue;

  constructor(generator: GeneratorValue) {
    this.#generator = generator;
  }

  whole(min: number, max: number): number {
    return this.#generator(fc.integer, { min, max });
  }

  /** True in so many cases of a hundred. */
  percent(share: number): boolean {
    return this.whole(0, 99) >= 100 - share;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}
