import { hash } from 'node:crypto';
import { BUCKET_DEPTH, BucketDigests } from '../bucket-digest.js';
import { contentHash } from '../content-hash.js';
import { headerOf } from '../read/fields.js';
import { isAccepted, type Outcome, type Place, type Rejected } from '../read/outcome.js';
import { type Problem, problem } from '../read/problems.js';
import { KeyTable } from './key-table.js';

export interface SurveyCounts {
  /** Records read, good or bad. */
  read: number;
  rejected: number;
  /** Of the rejected, those nothing tells the entry of. */
  unidentified: number;
}

/** What one pass over a file's records shows. */
export interface Survey {
  counts: SurveyCounts;
  /** Of the items that were accepted; true only of buckets that are not `mixed`. */
  digests: BucketDigests;
  /** Buckets, by number, in which records were rejected: their digest says nothing. */
  mixed: Uint8Array;
  /** The smallest bucket, by number, of the record of an index; null if nothing tells its entry. */
  bucketAt(index: number): number | null;
  /** Whether more than one record has this external id. */
  isDuplicate(externalId: string): boolean;
}

const FIRST_CAPACITY = 1 << 14;
const NO_BUCKET = 0xffffffff;
const ACCEPTED = 0;
const REJECTED = 1;
const DUPLICATE = 2;
const STATES = 4;

/**
 * Goes through a file's records once: counts them, sums up their hashes by bucket, and tells of every record that is rejected.
 * Of records with one external id none is accepted; the earlier one is told of when the later one is met.
 *
 * @param onRead  Told of every record, for progress.
 */
export async function survey(
  outcomes: AsyncIterable<Outcome>,
  onRejected: (rejected: Rejected) => void,
  onRead: () => void = () => {},
): Promise<Survey> {
  const surveyor = new Surveyor(onRejected);
  for await (const outcome of outcomes) {
    surveyor.add(outcome);
    onRead();
  }
  return surveyor.end();
}

class Surveyor {
  readonly #onRejected: (rejected: Rejected) => void;
  readonly #counts: SurveyCounts = { read: 0, rejected: 0, unidentified: 0 };
  readonly #digests = new BucketDigests();
  readonly #mixed = new Uint8Array(16 ** BUCKET_DEPTH);
  #buckets = new Uint32Array(FIRST_CAPACITY);
  /** Line of every external id, and its state with the number of its sheet. */
  readonly #ids = new KeyTable();
  readonly #sheets: (string | null)[] = [];

  constructor(onRejected: (rejected: Rejected) => void) {
    this.#onRejected = onRejected;
  }

  add(outcome: Outcome): void {
    const externalId = idOf(outcome);
    const key = externalId === null ? null : hash('sha256', externalId);
    const bucket = key === null ? NO_BUCKET : Number.parseInt(key.slice(0, BUCKET_DEPTH), 16);
    this.#noteBucket(this.#counts.read, bucket);
    this.#counts.read += 1;
    if (externalId === null || key === null) {
      this.#counts.unidentified += 1;
      this.#reject(outcome as Rejected);
      return;
    }
    const earlier = this.#ids.get(key);
    if (!isAccepted(outcome) || earlier) this.#mixed[bucket] = 1;
    if (earlier) this.#addDuplicate(outcome, externalId, key, earlier);
    else {
      const state = isAccepted(outcome) ? ACCEPTED : REJECTED;
      this.#ids.set(key, [outcome.line, this.#sheetNumber(outcome) * STATES + state]);
      if (isAccepted(outcome)) this.#digests.add(externalId, contentHash(outcome.item));
      else this.#reject(outcome);
    }
  }

  end(): Survey {
    const duplicates = this.#ids.filter(([, state]) => state % STATES === DUPLICATE);
    const buckets = this.#buckets;
    return {
      counts: this.#counts,
      digests: this.#digests,
      mixed: this.#mixed,
      bucketAt: (index) => (buckets[index] === NO_BUCKET ? null : (buckets[index] ?? null)),
      isDuplicate: (externalId) => duplicates.size > 0 && duplicates.get(hash('sha256', externalId)) !== null,
    };
  }

  /** Records of one sheet stand together. */
  #sheetNumber({ sheet }: Outcome): number {
    if (this.#sheets.length === 0 || this.#sheets.at(-1) !== sheet) this.#sheets.push(sheet);
    return this.#sheets.length - 1;
  }

  #noteBucket(index: number, bucket: number): void {
    if (index >= this.#buckets.length) {
      const larger = new Uint32Array(this.#buckets.length * 2);
      larger.set(this.#buckets);
      this.#buckets = larger;
    }
    this.#buckets[index] = bucket;
  }

  #addDuplicate(outcome: Outcome, externalId: string, key: string, [line, known]: readonly [number, number]): void {
    const state = known % STATES;
    const sheet = this.#sheets[(known - state) / STATES] ?? null;
    this.#ids.set(key, [line, known - state + DUPLICATE]);
    if (state !== DUPLICATE) {
      const first = { line, sheet, externalId, problems: [duplicate(outcome, outcome)] };
      // One that was rejected already is only told of once more.
      if (state === ACCEPTED) this.#reject(first);
      else this.#onRejected(first);
    }
    const problems = isAccepted(outcome) ? [] : outcome.problems;
    this.#reject({ ...outcome, externalId, problems: [...problems, duplicate(outcome, { line, sheet })] });
  }

  #reject({ line, sheet, externalId, problems }: Rejected): void {
    this.#counts.rejected += 1;
    this.#onRejected({ line, sheet, externalId, problems });
  }
}

/** That a record has the id of another. */
function duplicate(outcome: Outcome, { line, sheet }: Place): Problem {
  const item = isAccepted(outcome) ? outcome.item : null;
  const field = headerOf(item && item.externalId === item.code ? 'code' : 'externalId');
  const where = sheet === outcome.sheet || sheet === null ? '' : ` ${sheet}`;
  const message = `与${where}第 ${line} 行的标识相同 (the same external id as line ${line}${where && ` of${where}`})`;
  return problem('DUPLICATE_ID', field, idOf(outcome) ?? '', { message });
}

const idOf = (outcome: Outcome): string | null => (isAccepted(outcome) ? outcome.item.externalId : outcome.externalId);
