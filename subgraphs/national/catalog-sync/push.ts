import { hash } from 'node:crypto';
import type { BucketDigest } from '../../../catalog/bucket-digest.js';
import { BUCKET_DEPTH } from '../../../catalog/bucket-digest.js';
import { type CheckedItem, checkItem } from '../../../catalog/check-item.js';
import { contentHash } from '../../../catalog/content-hash.js';
import { itemError } from '../../../catalog/item-problems.js';
import { MAX_PUSH } from '../../../catalog/limits.js';
import { inTurns } from '../../shared/database/let-others-in.js';
import { ReportError } from '../../shared/errors.js';
import { checkRows, checkText } from '../../shared/graphql/check-input.js';
import type { PushCatalogItemsInput } from './catalog-sync.input.js';

const CHECKED_AT_ONCE = 200;
const MAX_ID_LENGTH = 300;
/** The name of a bucket. */
export const PREFIX = new RegExp(`^[0-9a-f]{0,${BUCKET_DEPTH}}$`);

/** A checked item with the hash of its content; empty if it was rejected. */
export interface PushedItem extends CheckedItem {
  hash: string;
}

/** A push after it was looked at, before the database is. */
export interface Push {
  sequence: number;
  idempotencyKey: string | null;
  /** Digest of everything in it but the key. */
  digest: string;
  items: PushedItem[];
  seen: string[];
  seenBuckets: BucketDigest[];
}

/**
 * Checks a push: what is wrong with an item is an error of that item, what is wrong with the push itself refuses it whole.
 *
 * @throws {ReportError} BAD_USER_INPUT
 */
export async function readPush(input: PushCatalogItemsInput): Promise<Push> {
  const { sequence, idempotencyKey } = input;
  checkRows(input.items, ['input', 'items'], MAX_PUSH.items);
  checkRows(input.seen, ['input', 'seen'], MAX_PUSH.seen);
  checkRows(input.seenBuckets, ['input', 'seenBuckets'], MAX_PUSH.seenBuckets);
  for (const [index, { prefix }] of input.seenBuckets.entries()) {
    if (!PREFIX.test(prefix)) throw badPrefix(['input', 'seenBuckets', index, 'prefix'], prefix);
  }
  const tooLong = input.seen.findIndex((id) => id.length > MAX_ID_LENGTH);
  if (tooLong >= 0) {
    const message = `Expected ids of at most ${MAX_ID_LENGTH} characters, found a longer one.`;
    throw new ReportError('BAD_USER_INPUT', message, { path: ['input', 'seen', tooLong] });
  }
  const checked: PushedItem[] = [];
  for await (const some of inTurns(input.items, CHECKED_AT_ONCE)) checked.push(...some.map(toPushed));
  const items = rejectTwins(checked);
  const seen = [...new Set(input.seen)];
  const seenBuckets = input.seenBuckets.map(({ prefix, count, digest }) => ({ prefix, count, digest }));
  const key = idempotencyKey ? checkText(idempotencyKey, ['input', 'idempotencyKey']) : null;
  return { sequence, idempotencyKey: key, digest: digestOfPush(input, items), items, seen, seenBuckets };
}

function toPushed(raw: unknown): PushedItem {
  const checked = checkItem(raw);
  return { ...checked, hash: checked.item ? contentHash(checked.item) : '' };
}

export const badPrefix = (path: (string | number)[], found: string) =>
  new ReportError(
    'BAD_USER_INPUT',
    `Expected 0 to ${BUCKET_DEPTH} hexadecimal digits, found "${found.slice(0, 20)}".`,
    {
      path,
    },
  );

/** Of items with one external id nobody can say which is meant: all of them are rejected. */
function rejectTwins(items: PushedItem[]): PushedItem[] {
  const counts = new Map<string, number>();
  for (const { externalId } of items) if (externalId) counts.set(externalId, (counts.get(externalId) ?? 0) + 1);
  return items.map((pushed) => {
    const { externalId, errors } = pushed;
    const times = externalId ? (counts.get(externalId) ?? 0) : 0;
    if (times < 2) return pushed;
    const twin = duplicate(`Expected each id once, found "${externalId}" ${times} times in this push.`);
    return { ...pushed, item: null, hash: '', errors: [...errors, twin] };
  });
}

export const duplicate = (message: string) => itemError('externalId', 'DUPLICATE_EXTERNAL_ID', message);

/** By hashes where there are any: they stand for the content. */
function digestOfPush(
  { sequence, items: raw, seen, seenBuckets }: PushCatalogItemsInput,
  items: readonly PushedItem[],
) {
  const contents = items.map(({ hash: known, line }, index) => [line, known || raw[index]]);
  return hash('sha256', JSON.stringify([sequence, contents, seen, seenBuckets]));
}
