import { createHash } from 'node:crypto';

/**
 * SHA-256 of a value's content, as hexadecimal text: the same for the same content whatever the order of its properties.
 * The text that is hashed is RFC 8785 (JCS) for values of objects, arrays, texts, numbers, booleans and null.
 */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, withSortedKeys)).digest('hex');
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
