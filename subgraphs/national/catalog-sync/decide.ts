import { itemError } from '../../../catalog/item-problems.js';
import { ResourceStatus } from '../national-resource/code-list-enums.js';
import { diffItems } from '../national-resource/item-diff.js';
import type { NationalResourceEntity } from '../national-resource/national-resource.entity.js';
import { itemOf, type KnownId, type ResourceChange } from '../national-resource/resource-writer.js';
import { CatalogConflictPolicy, CatalogItemOutcome } from './catalog-sync.enums.js';
import { duplicate, type PushedItem } from './push.js';

/** What is to become of one item. */
export interface Decision {
  pushed: PushedItem;
  outcome: CatalogItemOutcome;
  /** What to write; null if nothing changes. */
  change: ResourceChange | null;
  /** Whether the source now says what a person made of the entry: it is as it was, and no longer an edit. */
  isAgreement?: boolean;
}

export interface Circumstances {
  known: KnownId | null;
  /** The entry as it is, where it is known and its source says something else of it than before. */
  row: NationalResourceEntity | null;
  /** Whether the run has seen the entry before this push. */
  isSeen: boolean;
  onConflict: CatalogConflictPolicy;
}

/** Decides without the database: the same item in the same circumstances, the same outcome. */
export function decide(pushed: PushedItem, { known, row, isSeen, onConflict }: Circumstances): Decision {
  const { item, externalId, hash, line } = pushed;
  if (!item || externalId === null) return { pushed, outcome: CatalogItemOutcome.REJECTED, change: null };
  if (isSeen) {
    const twin = duplicate(`Expected each id once, found "${externalId}" a second time in this run.`);
    return reject(pushed, CatalogItemOutcome.REJECTED, twin);
  }
  const base = { externalId, item, sourceHash: hash, status: ResourceStatus.ACTIVE, edited: false, line, reason: null };
  if (!known) return { pushed, outcome: CatalogItemOutcome.CREATED, change: { ...base, before: null, fields: [] } };
  if (known.active && known.sourceHash === hash) return { pushed, outcome: CatalogItemOutcome.UNCHANGED, change: null };
  if (!row) throw new Error('Invariant broken: an entry that changes was read');
  if (known.active && row.contentHash === hash) {
    return { pushed, outcome: CatalogItemOutcome.UNCHANGED, change: null, isAgreement: true };
  }
  const change = { ...base, before: { row, known }, fields: diffItems(itemOf(row), item) };
  if (!known.active) return { pushed, outcome: CatalogItemOutcome.RESTORED, change };
  if (row.edited && row.contentHash !== hash && onConflict === CatalogConflictPolicy.KEEP) {
    const message = `Expected version ${row.version} to be as the source gave it, found it edited since ${row.changedAt}.`;
    return reject(pushed, CatalogItemOutcome.CONFLICT, itemError(null, 'EDITED_HERE', message));
  }
  return { pushed, outcome: CatalogItemOutcome.UPDATED, change };
}

function reject(pushed: PushedItem, outcome: CatalogItemOutcome, error: PushedItem['errors'][number]): Decision {
  return { pushed: { ...pushed, errors: [...pushed.errors, error] }, outcome, change: null };
}
