import { hash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  BUCKET_DEPTH,
  type BucketDigest,
  type BucketDigests,
  bucketOf,
  bucketRange,
} from '../../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../../catalog/catalog-item.js';
import { KeyTable, keyOf } from '../../../catalog/compare/key-table.js';
import { contentHash } from '../../../catalog/content-hash.js';

/**
 * What the server has, as far as it matters for sending: which buckets are as the file has them, and of the others the hashes of
 * their entries. Kept in a file of its own, since after some pushes the server would say something else, and a run that is
 * resumed must go on with what it began with.
 */
export class Comparison {
  /** To be told to the server; none inside another. */
  seenBuckets: BucketDigest[] = [];
  readonly #isEqual: Uint8Array;
  readonly #hashes: KeyTable;

  constructor(isEqual = new Uint8Array(16 ** BUCKET_DEPTH), hashes = new KeyTable()) {
    this.#isEqual = isEqual;
    this.#hashes = hashes;
  }

  /** Whether all there is, is equal: no record need be looked at. */
  get isWhole(): boolean {
    return !this.#isEqual.includes(0);
  }

  /** Whether a bucket, by number, is as the file has it. */
  isEqual(bucket: number): boolean {
    return this.#isEqual[bucket] === 1;
  }

  markEqual(prefix: string): void {
    this.#isEqual.fill(1, ...bucketRange(prefix));
  }

  /** Settles which buckets are told of: of those that are equal, as few and as large as can be. */
  coverEqual(digests: BucketDigests): void {
    this.seenBuckets = [...this.#cover('', digests)].filter(({ count }) => count > 0);
  }

  *#cover(prefix: string, digests: BucketDigests): Generator<BucketDigest> {
    const isWhole = !this.#isEqual.subarray(...bucketRange(prefix)).includes(0);
    if (isWhole) yield digests.at(prefix);
    else if (prefix.length < BUCKET_DEPTH) {
      for (let digit = 0; digit < 16; digit += 1) yield* this.#cover(prefix + digit.toString(16), digests);
    }
  }

  /** The server has refused a bucket: its entries are compared one by one. */
  unmark(prefix: string): void {
    this.#isEqual.fill(0, ...bucketRange(prefix));
  }

  addHash(externalId: string, contentHashThere: string): void {
    this.#hashes.set(hash('sha256', externalId), keyOf(contentHashThere));
  }

  /** Whether an item need not be sent: its bucket is told of as a whole, or its hash is the server's. */
  of(item: CatalogItem): 'bucket' | 'seen' | 'differs' {
    if (this.#isEqual[Number.parseInt(bucketOf(item.externalId), 16)]) return 'bucket';
    const there = this.#hashes.get(hash('sha256', item.externalId));
    if (!there) return 'differs';
    const here = keyOf(contentHash(item));
    return here[0] === there[0] && here[1] === there[1] ? 'seen' : 'differs';
  }

  async save(path: string): Promise<void> {
    const header = Buffer.from(`${JSON.stringify(this.seenBuckets)}\n`);
    await writeFile(`${path}.new`, Buffer.concat([header, this.#isEqual, this.#hashes.toBytes()]));
    await rename(`${path}.new`, path);
  }

  static async load(path: string): Promise<Comparison> {
    const bytes = await readFile(path);
    const states = bytes.indexOf(0x0a) + 1;
    const hashes = states + 16 ** BUCKET_DEPTH;
    const isEqual = new Uint8Array(bytes.subarray(states, hashes));
    const comparison = new Comparison(isEqual, KeyTable.fromBytes(bytes.subarray(hashes)));
    comparison.seenBuckets = JSON.parse(bytes.toString('utf8', 0, states)) as BucketDigest[];
    return comparison;
  }
}
