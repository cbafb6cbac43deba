import { hash } from 'node:crypto';
import { MAX_PUSH } from '../../../catalog/limits.js';
import { isAccepted, type Outcome } from '../../../catalog/read/outcome.js';
import type { SurveyedFile } from '../survey-file.js';
import type { JournalEntry } from './checkpoint.js';
import type { Comparison } from './comparison.js';
import type { Push, PushedItem } from './sync-server.js';

/** A push, and where its pass stands after it. */
export interface Batch extends JournalEntry {
  push: Push;
}

export interface BatchLimits {
  /** Items of a push. */
  batchSize: number;
  /** Where pushes that were sent before end, by number from the first that is made here. */
  endsAt: (index: number) => number | null;
}

// Servers take a megabyte; a push must stay below with everything around it.
const MAX_BYTES = 700_000;
/** A run whose lease is two minutes must give a sign of life now and then, even where there is nothing to send. */
const LONGEST_SILENCE_MS = 30_000;

/** Pushes that tell of whole buckets. */
export function bucketBatches({ seenBuckets }: Comparison): Batch[] {
  return Array.from({ length: Math.ceil(seenBuckets.length / MAX_PUSH.seenBuckets) }, (_, index) => {
    const done = Math.min(seenBuckets.length, (index + 1) * MAX_PUSH.seenBuckets);
    const push = { items: [], seen: [], seenBuckets: seenBuckets.slice(index * MAX_PUSH.seenBuckets, done) };
    return { pass: 'buckets', done, push };
  });
}

/** Pushes of a pass over the file's records: what differs as items, what is rejected here too, and the ids of the rest. */
export async function* recordBatches(
  file: Pick<SurveyedFile, 'read' | 'isDuplicate' | 'bucketAt'>,
  comparison: Comparison,
  from: number,
  limits: BatchLimits,
): AsyncGenerator<Batch> {
  // Records of buckets that are equal are not even looked at.
  const isWanted = (index: number) => {
    const bucket = file.bucketAt(index);
    return index >= from && (bucket === null || !comparison.isEqual(bucket));
  };
  yield* batches(file.read(isWanted), 'records', from, limits, (outcome) => {
    if (!isAccepted(outcome)) return { item: { externalId: outcome.externalId, line: outcome.line } };
    const { item, line } = outcome;
    if (file.isDuplicate(item.externalId)) return { item: { externalId: item.externalId, line } };
    const state = comparison.of(item);
    if (state === 'bucket') return null;
    return state === 'seen' ? { seen: item.externalId } : { item: { ...item, line } };
  });
}

/** Pushes of a pass that sends the items of some ids alone. */
export async function* unknownBatches(
  file: Pick<SurveyedFile, 'read'>,
  unknown: ReadonlySet<string>,
  from: number,
  limits: BatchLimits,
): AsyncGenerator<Batch> {
  yield* batches(
    file.read((index) => index >= from),
    'unknown',
    from,
    limits,
    (outcome) => {
      if (!isAccepted(outcome) || !unknown.has(outcome.item.externalId)) return null;
      return { item: { ...outcome.item, line: outcome.line } };
    },
  );
}

type Part = { item: PushedItem } | { seen: string } | null;

async function* batches(
  outcomes: AsyncIterable<Outcome | null>,
  pass: JournalEntry['pass'],
  from: number,
  { batchSize, endsAt }: BatchLimits,
  partOf: (outcome: Outcome) => Part,
): AsyncGenerator<Batch> {
  let done = 0;
  let index = 0;
  let bytes = 0;
  let push: Push = { items: [], seen: [], seenBuckets: [] };
  let lastAt = Date.now();
  const cut = (): Batch => {
    const batch = { pass, done, push };
    push = { items: [], seen: [], seenBuckets: [] };
    bytes = 0;
    index += 1;
    lastAt = Date.now();
    return batch;
  };
  const isFull = () =>
    push.items.length >= batchSize ||
    push.seen.length >= MAX_PUSH.seen ||
    bytes >= MAX_BYTES ||
    // Asking the time for each of millions of records would cost more than hashing them.
    (done % 256 === 0 && Date.now() - lastAt >= LONGEST_SILENCE_MS);

  for await (const outcome of outcomes) {
    if (done >= from) {
      const part = outcome && partOf(outcome);
      if (part && 'item' in part) push.items.push(part.item);
      else if (part) push.seen.push(part.seen);
      if (part) bytes += Buffer.byteLength(JSON.stringify(part));
    }
    done += 1;
    if (done <= from) continue;
    const end = endsAt(index);
    if (end === null ? isFull() : done === end) yield cut();
  }
  if (push.items.length > 0 || push.seen.length > 0 || endsAt(index) !== null) yield cut();
}

/** The key of a push: repeating it is safe, and another content under its number is refused. */
export const keyOfPush = (runId: string, sequence: number): string =>
  hash('sha256', `${runId}/${sequence}`).slice(0, 32);
