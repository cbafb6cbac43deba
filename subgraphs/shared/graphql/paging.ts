import { ReportError } from '../errors.js';
import type { PageInfo } from './page-info.type.js';

/** @throws {ReportError} BAD_USER_INPUT */
export function checkFirst(first: number, max: number): number {
  if (first >= 1 && first <= max) return first;
  throw new ReportError('BAD_USER_INPUT', `Expected "first" from 1 to ${max}, found ${first}.`);
}

/** The place of a row in its order, as text for clients: they give it back and read nothing in it. */
export const toCursor = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * The place a cursor stands for; null if there is none.
 *
 * @param isPlace  Whether what was read is a place of this order.
 * @throws {ReportError} BAD_USER_INPUT
 */
export function readCursor<Place>(
  cursor: string | null | undefined,
  isPlace: (place: unknown) => place is Place,
): Place | null {
  if (cursor === null || cursor === undefined) return null;
  const place = parse(Buffer.from(cursor, 'base64url').toString());
  if (isPlace(place)) return place;
  throw new ReportError('BAD_USER_INPUT', 'Expected in "after" the endCursor of a page, found another text.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A page of rows, of which one more than asked for was read. */
export function toPage<Row, Node>(
  rows: readonly Row[],
  first: number,
  cursorOf: (row: Row) => string,
  toNode: (row: Row) => Node,
): { edges: { cursor: string; node: Node }[]; pageInfo: PageInfo } {
  const edges = rows.slice(0, first).map((row) => ({ cursor: cursorOf(row), node: toNode(row) }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** A place of one whole number. */
export const isNumberPlace = (place: unknown): place is [number] =>
  Array.isArray(place) && place.length === 1 && Number.isSafeInteger(place[0]);

/** A place of two whole numbers. */
export const isPairPlace = (place: unknown): place is [number, number] =>
  Array.isArray(place) && place.length === 2 && place.every(Number.isSafeInteger);
