const SHARDS = 256;
const SLOT_WORDS = 4;
const FIRST_SLOTS = 16;
const GROWTH = 1.5;
const MAX_LOAD = 0.75;

/** Two whole numbers of 32 bits each, kept for a key. */
export type Pair = readonly [number, number];

/**
 * A map from 64-bit keys, taken from SHA-256, to pairs of 32-bit numbers, in about 24 bytes an entry: three million external ids
 * fit where a Map of texts would need half a gigabyte. Two keys being the same by chance is a matter of one in millions of files.
 */
export class KeyTable {
  readonly #shards = Array.from({ length: SHARDS }, () => new Shard());

  /** @param digest  Hexadecimal, 16 digits or more; the first 16 count. */
  get(digest: string): Pair | null {
    const [high, low] = keyOf(digest);
    return this.#shardOf(high).get(high, low);
  }

  set(digest: string, [first, second]: Pair): void {
    const [high, low] = keyOf(digest);
    this.#shardOf(high).set(high, low, first, second);
  }

  get size(): number {
    return this.#shards.reduce((sum, { size }) => sum + size, 0);
  }

  /** The entries that are kept, as a table of their own. */
  filter(isKept: (pair: Pair) => boolean): KeyTable {
    const kept = new KeyTable();
    for (const [high, low, first, second] of this.entries()) {
      if (isKept([first, second])) kept.#shardOf(high).set(high, low, first, second);
    }
    return kept;
  }

  /** Every entry as four numbers: the key's halves, the pair. */
  *entries(): Generator<[high: number, low: number, first: number, second: number]> {
    for (const shard of this.#shards) yield* shard.entries();
  }

  toBytes(): Buffer {
    const words = new Uint32Array(this.size * SLOT_WORDS);
    let at = 0;
    for (const entry of this.entries()) {
      words.set(entry, at);
      at += SLOT_WORDS;
    }
    return Buffer.from(words.buffer);
  }

  static fromBytes(bytes: Buffer): KeyTable {
    const table = new KeyTable();
    for (let at = 0; at < bytes.length; at += SLOT_WORDS * 4) {
      const [high, low, first, second] = [0, 4, 8, 12].map((offset) => bytes.readUInt32LE(at + offset));
      table.#shardOf(high ?? 0).set(high ?? 0, low ?? 0, first ?? 0, second ?? 0);
    }
    return table;
  }

  #shardOf(high: number): Shard {
    return this.#shards[high >>> 24] as Shard;
  }
}

/** The first 64 bits of a digest, as two numbers. */
export const keyOf = (digest: string): Pair => [
  Number.parseInt(digest.slice(0, 8), 16),
  Number.parseInt(digest.slice(8, 16), 16),
];

/** Open addressing over slots of four words. The key 0 marks a free slot; the one digest in 2^64 that is 0 is kept as 1. */
class Shard {
  #slots = new Uint32Array(FIRST_SLOTS * SLOT_WORDS);
  size = 0;

  get(high: number, low: number): Pair | null {
    const at = this.#find(high, low || 1);
    const isFound = this.#slots[at] !== 0 || this.#slots[at + 1] !== 0;
    return isFound ? [this.#slots[at + 2] ?? 0, this.#slots[at + 3] ?? 0] : null;
  }

  set(high: number, low: number, first: number, second: number): void {
    if ((this.size + 1) * SLOT_WORDS > this.#slots.length * MAX_LOAD) this.#grow();
    const at = this.#find(high, low || 1);
    if (this.#slots[at] === 0 && this.#slots[at + 1] === 0) this.size += 1;
    this.#put(at, high, low || 1, first, second);
  }

  *entries(): Generator<[number, number, number, number]> {
    for (let at = 0; at < this.#slots.length; at += SLOT_WORDS) {
      const [high = 0, low = 0, first = 0, second = 0] = this.#slots.subarray(at, at + SLOT_WORDS);
      if (high !== 0 || low !== 0) yield [high, low, first, second];
    }
  }

  /** The slot of a key, or the free one it would go to. */
  #find(high: number, low: number): number {
    const { length } = this.#slots;
    let at = (low % (length / SLOT_WORDS)) * SLOT_WORDS;
    while (this.#slots[at] !== 0 || this.#slots[at + 1] !== 0) {
      if (this.#slots[at] === high && this.#slots[at + 1] === low) return at;
      at += SLOT_WORDS;
      if (at === length) at = 0;
    }
    return at;
  }

  #put(at: number, high: number, low: number, first: number, second: number): void {
    this.#slots[at] = high;
    this.#slots[at + 1] = low;
    this.#slots[at + 2] = first;
    this.#slots[at + 3] = second;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(Math.ceil((old.length / SLOT_WORDS) * GROWTH) * SLOT_WORDS);
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      const [high = 0, low = 0, first = 0, second = 0] = old.subarray(at, at + SLOT_WORDS);
      if (high !== 0 || low !== 0) this.#put(this.#find(high, low), high, low, first, second);
    }
  }
}
