import type { ItemError } from '../../../catalog/item-problems.js';
import type { ChangedField } from '../national-resource/resource-change.entity.js';
import { CatalogItemOutcome } from './catalog-sync.enums.js';

/** What became of one item. */
export interface ItemResult {
  externalId: string | null;
  line: number | null;
  outcome: CatalogItemOutcome;
  changes: ChangedField[];
  errors: ItemError[];
}

/** What became of one push. */
export interface PushAnswer {
  results: ItemResult[];
  unknownSeen: string[];
  refusedBuckets: string[];
}

/** An answer without what the repeated push says itself: a letter an item, and words only where there are any. */
export interface StoredAnswer {
  outcomes: string;
  details: [position: number, changes: ChangedField[], errors: ItemError[]][];
  unknownSeen: string[];
  refusedBuckets: string[];
}

const LETTERS: Record<CatalogItemOutcome, string> = {
  CREATED: 'C',
  UPDATED: 'U',
  UNCHANGED: '=',
  RESTORED: 'R',
  REJECTED: '!',
  CONFLICT: 'X',
};
const OUTCOMES = new Map(Object.entries(LETTERS).map(([outcome, letter]) => [letter, outcome as CatalogItemOutcome]));

export function storeAnswer({ results, unknownSeen, refusedBuckets }: PushAnswer): StoredAnswer {
  return {
    outcomes: results.map(({ outcome }) => LETTERS[outcome]).join(''),
    details: results.flatMap(({ changes, errors }, position) =>
      changes.length + errors.length > 0 ? [[position, changes, errors]] : [],
    ),
    unknownSeen,
    refusedBuckets,
  };
}

/** The answer to a push that repeats the one it was stored for. */
export function restoreAnswer(
  { outcomes, details, unknownSeen, refusedBuckets }: StoredAnswer,
  items: readonly Pick<ItemResult, 'externalId' | 'line'>[],
): PushAnswer {
  const results = items.map(({ externalId, line }, position): ItemResult => {
    const outcome = OUTCOMES.get(outcomes[position] ?? '') ?? CatalogItemOutcome.UNCHANGED;
    return { externalId, line, outcome, changes: [], errors: [] };
  });
  for (const [position, changes, errors] of details) {
    const result = results[position];
    if (result) Object.assign(result, { changes, errors });
  }
  return { results, unknownSeen, refusedBuckets };
}
