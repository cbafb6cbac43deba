import { BUCKET_DEPTH, type BucketDigest, bucketRange } from '../../../catalog/bucket-digest.js';
import type { Survey } from '../../../catalog/compare/survey.js';
import { Comparison } from './comparison.js';
import type { SyncSettings } from './run-sync.js';
import type { SyncServer } from './sync-server.js';

/** Entries a smallest bucket should hold: fewer make more buckets to name, more make more hashes to fetch. */
const ENTRIES_OF_A_BUCKET = 32;
/** Digits a step goes down. */
const STEP = 2;
/** Buckets of one answer: more would keep those waiting who read reports meanwhile. */
const BUCKETS_AT_ONCE = 4_096;
/** Buckets whose hashes are asked for together, some two thousand. */
const PREFIXES_AT_ONCE = 64;
// A delta much smaller than what there is differs in every bucket: sending it all is cheaper than comparing.
const SMALL_DELTA = 4;
const EMPTY_DIGEST = '0'.repeat(32);

/**
 * Compares a file with what the server has of a source, from the whole down to buckets that differ, and fetches the hashes of
 * the entries in those alone. The cost follows what differs, not what there is.
 *
 * @param concurrency  How many answers are waited for at a time.
 */
export async function compare(
  server: SyncServer,
  { source, mode, concurrency }: Pick<SyncSettings, 'source' | 'mode' | 'concurrency'>,
  { counts, digests, mixed }: Pick<Survey, 'counts' | 'digests' | 'mixed'>,
): Promise<Comparison> {
  const comparison = new Comparison();
  const [there = { count: 0, digest: EMPTY_DIGEST }] = await server.digests(source, [''], 0);
  const isSameAt = (prefix: string, { count, digest }: Pick<BucketDigest, 'count' | 'digest'>) => {
    const here = digests.at(prefix);
    return here.count === count && here.digest === digest && !isMixed(mixed, prefix);
  };
  if (isSameAt('', there)) comparison.markEqual('');
  else if (there.count === 0 || (mode === 'DELTA' && there.count > counts.read * SMALL_DELTA)) return comparison;
  const depth = depthFor(Math.max(digests.at('').count, there.count));
  let differing = comparison.isWhole ? [] : [''];
  for (let reached = 0; differing.length > 0 && reached < depth; ) {
    const step = Math.min(STEP, depth - reached);
    const parents = differing;
    differing = [];
    await inParallel(concurrency, inParts(parents, BUCKETS_AT_ONCE / 16 ** step), async (part) => {
      const found = new Map((await server.digests(source, part, step)).map((bucket) => [bucket.prefix, bucket]));
      for (const prefix of part.flatMap((parent) => prefixesBelow(parent, step))) {
        const bucket = found.get(prefix) ?? { count: 0, digest: EMPTY_DIGEST };
        if (isSameAt(prefix, bucket)) comparison.markEqual(prefix);
        // Of a bucket the server has nothing in there is nothing to fetch: all of it is sent.
        else if (bucket.count > 0) differing.push(prefix);
      }
    });
    reached += step;
  }
  await fetchHashes(server, source, differing, comparison, concurrency);
  comparison.coverEqual(digests);
  return comparison;
}

/** Fetches what the server has in some buckets, and keeps it for comparing. */
export async function fetchHashes(
  server: SyncServer,
  source: string,
  prefixes: readonly string[],
  comparison: Comparison,
  concurrency: number,
): Promise<void> {
  await inParallel(concurrency, inParts(prefixes, PREFIXES_AT_ONCE), async (part) => {
    for await (const { externalId, contentHash } of server.hashes(source, part)) {
      comparison.addHash(externalId, contentHash);
    }
  });
}

const prefixesBelow = (prefix: string, digits: number): string[] =>
  digits === 0
    ? [prefix]
    : Array.from({ length: 16 ** digits }, (_, child) => prefix + child.toString(16).padStart(digits, '0'));

function depthFor(entries: number): number {
  const digits = Math.ceil(Math.log(entries / ENTRIES_OF_A_BUCKET) / Math.log(16));
  return Math.min(BUCKET_DEPTH, Math.max(0, digits));
}

function isMixed(mixed: Uint8Array, prefix: string): boolean {
  return mixed.subarray(...bucketRange(prefix)).includes(1);
}

function inParts<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, part) =>
    values.slice(part * size, (part + 1) * size),
  );
}

async function inParallel<Value>(
  concurrency: number,
  values: readonly Value[],
  work: (value: Value) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < values.length) await work(values[next++] as Value);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, values.length) }, worker));
}
