import type { CatalogItem } from './catalog-item.js';

/** A version of an entry, as the history tells of it. */
export interface PastVersion {
  kind: 'CREATED' | 'UPDATED' | 'RETIRED' | 'RESTORED';
  changedAt: string;
  /** Fields it changed, as they were before: texts as they are, the rest as JSON, null where there was nothing. */
  changes: readonly { field: string; old: string | null }[];
}

const LISTS: ReadonlySet<string> = new Set([
  'items',
  'relatedResourceCodes',
  'extensions',
] satisfies (keyof CatalogItem)[]);
const AS_JSON: ReadonlySet<string> = new Set([...LISTS, 'openToPublic']);

/**
 * An entry as it was at a time; null if it was not there, or retired.
 *
 * @param isActive  Whether it is active now.
 * @param versions  Its versions, the newest first, at least back to that time.
 * @param atMs      Milliseconds since 1970. What changed in this very millisecond has happened.
 */
export function pastItem(
  item: CatalogItem,
  isActive: boolean,
  versions: readonly PastVersion[],
  atMs: number,
): CatalogItem | null {
  let wasActive = isActive;
  const past: Record<string, unknown> = { ...item };
  for (const { kind, changedAt, changes } of versions) {
    if (Date.parse(changedAt) <= atMs) break;
    if (kind === 'CREATED') return null;
    if (kind !== 'UPDATED') wasActive = kind === 'RETIRED';
    for (const { field, old } of changes) past[field] = toValue(field, old);
  }
  return wasActive ? (past as unknown as CatalogItem) : null;
}

function toValue(field: string, text: string | null): unknown {
  if (text === null) return LISTS.has(field) ? [] : null;
  return AS_JSON.has(field) ? JSON.parse(text) : text;
}
