import { anyOf, byDialect, joinSql, type Sql, sql } from '../../shared/database/sql.js';
import { ResourceStatus } from '../national-resource/code-list-enums.js';
import type { NationalResourceFilter } from './catalog-search.type.js';
import { BY_CODE_POINT } from './code-point-order.js';

/** Place of an entry among those found: exact hits, then beginnings, then the rest; by title and code; `id` settles ties. */
export type Place = [rank: number, title: string, code: string, id: number];

export const isPlace = (place: unknown): place is Place =>
  Array.isArray(place) &&
  place.length === 4 &&
  Number.isSafeInteger(place[0]) &&
  typeof place[1] === 'string' &&
  typeof place[2] === 'string' &&
  Number.isSafeInteger(place[3]);

/** An entry found. */
export interface Found {
  id: number;
  title: string;
  code: string;
}

/** The same with its place. */
export interface Placed {
  id: number;
  place: Place;
}

export const placed = (rank: number, { id, title, code }: Found): Placed => ({ id, place: [rank, title, code, id] });

/** Of what only contains the text. */
export const LAST_RANK = 2;

const CODE_LIKE = /^[0-9/]+$/;

/** What is searched for, folded; null for everything. */
export interface SearchQuery {
  text: string | null;
  filter: NationalResourceFilter;
}

/** Conditions on a cell. */
export function cellMeets(filter: NationalResourceFilter): Sql {
  const { ministryId, sharingType, updateFrequency, interfaceKind, status, source, openToPublic } = filter;
  const conditions = [sql`cell.status ${anyOf(status?.length ? status : [ResourceStatus.ACTIVE])}`];
  if (ministryId) conditions.push(sql`cell.ministry_id = ${ministryId}`);
  if (sharingType?.length) conditions.push(sql`cell.sharing_type ${anyOf(sharingType)}`);
  if (updateFrequency?.length) conditions.push(sql`cell.update_frequency ${anyOf(updateFrequency)}`);
  if (interfaceKind?.length) conditions.push(sql`cell.interface_kind ${anyOf(interfaceKind)}`);
  if (source) conditions.push(sql`cell.source = ${source}`);
  if (typeof openToPublic === 'boolean') conditions.push(sql`cell.open_to_public = ${openToPublic}`);
  return joinSql(conditions, sql` AND `);
}

export const isCodeLike = (text: string): boolean => CODE_LIKE.test(text);

const lengthOf = (text: string): number => [...text].length;

const contains = (text: string): Sql =>
  sql`${byDialect({ sqlite: sql`instr(entry.title, ${text})`, postgres: sql`strpos(entry.title, ${text})` })} > 0`;

const codeBegins = (text: string): Sql => sql`substr(entry.code, 1, ${lengthOf(text)}) = ${text}`;

/** A title that contains the text, or a code that begins with it. */
export const entryMatches = (text: string): Sql =>
  isCodeLike(text) ? sql`(${contains(text)} OR ${codeBegins(text)})` : contains(text);

/** 0 for the very title or code, 1 for the beginning of one, 2 for the rest. */
export const rankOf = (text: string): Sql => {
  const begins = sql`substr(entry.title, 1, ${lengthOf(text)}) = ${text}`;
  return isCodeLike(text)
    ? sql`CASE WHEN entry.title = ${text} OR entry.code = ${text} THEN 0 WHEN ${begins} OR ${codeBegins(text)} THEN 1 ELSE 2 END`
    : sql`CASE WHEN entry.title = ${text} THEN 0 WHEN ${begins} THEN 1 ELSE 2 END`;
};

export const ORDER = sql`entry.title ${BY_CODE_POINT}, entry.code ${BY_CODE_POINT}, entry.id`;

/** Entries after a place in that order. */
export const isAfter = ([, title, code, id]: Place): Sql => sql`(${ORDER}) > (${title}, ${code}, ${id})`;

/** Entries before a place in that order, and the one at it. */
export const isUpTo = ([, title, code, id]: Place): Sql => sql`(${ORDER}) <= (${title}, ${code}, ${id})`;

/** The first text in the order of code points that begins with no such text; null if there is none. */
export function endOfPrefix(text: string): string | null {
  const characters = [...text];
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const next = (last.codePointAt(0) ?? 0) + 1;
    if (next <= 0x10ffff) return characters.join('') + String.fromCodePoint(next === 0xd800 ? 0xe000 : next);
  }
  return null;
}
