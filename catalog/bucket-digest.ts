import { hash } from 'node:crypto';

/*
 * How a script finds what differs without sending it all. Entries fall into buckets by the SHA-256 of their external id; a
 * bucket's name is a prefix of it in hexadecimal, so a longer name is a part of a shorter one. The digest of a bucket is the XOR
 * of the content hashes in it, cut to 128 bits: it needs no order, adding and removing an entry are the same step, and since a
 * content hash covers the external id, two entries that swap contents change it. It finds accidents, not forgeries.
 */

/** Hexadecimal digits of the smallest buckets: 65,536 of them, 46 entries each at three million. */
export const BUCKET_DEPTH = 4;
const BUCKETS = 16 ** BUCKET_DEPTH;
const WORDS = 4;
const DIGITS_OF_A_WORD = 8;

/** The smallest bucket an entry falls into: `3fa0`. */
export const bucketOf = (externalId: string): string => hash('sha256', externalId).slice(0, BUCKET_DEPTH);

/** A bucket as both sides know it. An empty one has count 0 and a digest of zeros. */
export interface BucketDigest {
  /** 0 to 4 hexadecimal digits, lower case; empty for everything. */
  prefix: string;
  count: number;
  /** 32 hexadecimal digits. */
  digest: string;
}

/** The smallest buckets inside one: from the first, up to but without the last, by number. */
export function bucketRange(prefix: string): [first: number, end: number] {
  const width = 16 ** (BUCKET_DEPTH - prefix.length);
  const first = prefix === '' ? 0 : Number.parseInt(prefix, 16) * width;
  return [first, first + width];
}

/** Counts and digests of one source's entries, at all depths. 1.3 MB, however many entries there are. */
export class BucketDigests {
  readonly #counts = new Int32Array(BUCKETS);
  readonly #words = new Uint32Array(BUCKETS * WORDS);

  add(externalId: string, contentHash: string): void {
    this.#change(Number.parseInt(bucketOf(externalId), 16), 1, contentHash);
  }

  remove(externalId: string, contentHash: string): void {
    this.#change(Number.parseInt(bucketOf(externalId), 16), -1, contentHash);
  }

  /** Adds a whole bucket of the smallest kind. */
  addBucket({ prefix, count, digest }: BucketDigest): void {
    this.#change(Number.parseInt(prefix, 16), count, digest);
  }

  at(prefix: string): BucketDigest {
    const [first, end] = bucketRange(prefix);
    const sum = new Uint32Array(WORDS);
    let count = 0;
    for (let bucket = first; bucket < end; bucket++) {
      count += this.#counts[bucket] ?? 0;
      for (let word = 0; word < WORDS; word++) sum[word] = (sum[word] ?? 0) ^ (this.#words[bucket * WORDS + word] ?? 0);
    }
    return { prefix, count, digest: toHex(sum) };
  }

  /** The buckets that are `depth` digits longer than a prefix and not empty, in order. */
  below(prefix: string, depth: number): BucketDigest[] {
    const digits = Math.min(BUCKET_DEPTH - prefix.length, depth);
    const all = Array.from({ length: 16 ** digits }, (_, child) =>
      this.at(digits === 0 ? prefix : prefix + child.toString(16).padStart(digits, '0')),
    );
    return all.filter(({ count, digest }) => count > 0 || !/^0*$/.test(digest));
  }

  #change(bucket: number, count: number, hexadecimal: string): void {
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count;
    for (let word = 0; word < WORDS; word++) {
      const digits = hexadecimal.slice(word * DIGITS_OF_A_WORD, (word + 1) * DIGITS_OF_A_WORD);
      const at = bucket * WORDS + word;
      this.#words[at] = (this.#words[at] ?? 0) ^ Number.parseInt(digits, 16);
    }
  }
}

const toHex = (words: Uint32Array): string =>
  Array.from(words, (word) => word.toString(16).padStart(DIGITS_OF_A_WORD, '0')).join('');

/** Combines digests, each 32 hexadecimal digits or longer: XOR of their first 128 bits. */
export function xorDigests(digests: readonly string[]): string {
  const sum = new Uint32Array(WORDS);
  for (const digest of digests) {
    for (let word = 0; word < WORDS; word++) {
      const digits = digest.slice(word * DIGITS_OF_A_WORD, (word + 1) * DIGITS_OF_A_WORD);
      sum[word] = (sum[word] ?? 0) ^ Number.parseInt(digits, 16);
    }
  }
  return toHex(sum);
}
