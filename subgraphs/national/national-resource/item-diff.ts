import type { CatalogItem } from '../../../catalog/catalog-item.js';
import type { ChangedField } from './resource-change.entity.js';

/** The fields in which two items differ, in the order of their names. */
export function diffItems(before: CatalogItem, after: CatalogItem): ChangedField[] {
  const fields = Object.keys(after).sort() as (keyof CatalogItem)[];
  return fields
    .map((field) => ({ field, old: toText(before[field]), new: toText(after[field]) }))
    .filter((change) => change.old !== change.new);
}

function toText(value: CatalogItem[keyof CatalogItem] | undefined): string | null {
  if (value === null || value === undefined || typeof value === 'string') return value ?? null;
  return Array.isArray(value) && value.length === 0 ? null : JSON.stringify(value, withSortedKeys);
}

/** Content read from the database has its keys in order, an item that was just sent has not. */
const withSortedKeys = (_key: string, value: unknown) =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
