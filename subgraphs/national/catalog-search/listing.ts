import type { EntityManager } from 'typeorm';
import { byDialect, runSql, type Sql, sql } from '../../shared/database/sql.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { SearchEntryEntity } from './search-entry.entity.js';
import { cellMeets, type Found, isAfter, ORDER, type Place, type SearchQuery } from './search-query.js';

/**
 * Entries of a filter in their order, from few cells: the next of each cell, of which the first of all are taken. As fast in
 * the middle of the catalog as at its beginning, wherever the entries of the filter stand.
 */
export function mergeCells(
  reader: EntityManager,
  { filter }: SearchQuery,
  after: Place,
  limit: number,
): Promise<Found[]> {
  const nextOfCell = sql`SELECT entry.id, entry.title, entry.code FROM ${SearchEntryEntity} AS entry
    WHERE entry.cell_id = cell.id AND ${isAfter(after)} ORDER BY ${ORDER} LIMIT ${limit}`;
  const cells = sql`(SELECT id FROM ${SearchCellEntity} AS cell WHERE entries > 0 AND ${cellMeets(filter)}) AS cell`;
  const entries = byDialect({
    sqlite: sql`${cells} CROSS JOIN ${SearchEntryEntity} AS entry
      ON entry.id IN (SELECT id FROM (${nextOfCell}))`,
    postgres: sql`${cells} CROSS JOIN LATERAL (${nextOfCell}) AS entry`,
  });
  return runSql(reader, sql`SELECT entry.id, entry.title, entry.code FROM ${entries} ORDER BY ${ORDER} LIMIT ${limit}`);
}

const GROWTH = 4;
const LONGEST_STEP = 200_000;

export interface Way {
  from: Place;
  /** Title the walk ends before; null for the end of the catalog. */
  until: string | null;
  /** Entries passed in the first step. */
  firstStep: number;
}

/**
 * Entries that meet a condition, by walking the order of all entries from a place on. In steps with both ends known, so that
 * neither database is tempted to sort what it could read in order.
 */
export async function walk(
  reader: EntityManager,
  condition: Sql,
  { from, until, firstStep }: Way,
  limit: number,
): Promise<Found[]> {
  const found: Found[] = [];
  let place: Place | null = from;
  for (let step = firstStep; place && found.length < limit; step = Math.min(step * GROWTH, LONGEST_STEP)) {
    const end: Place | null = await placeAfter(reader, place, until, step);
    const ends = end ? sql`AND NOT ${isAfter(end)}` : beforeTitle(until);
    found.push(
      ...(await runSql<Found>(
        reader,
        sql`SELECT entry.id, entry.title, entry.code
            FROM ${SearchEntryEntity} AS entry CROSS JOIN ${SearchCellEntity} AS cell
            WHERE ${isAfter(place)} ${ends} AND cell.id = entry.cell_id AND ${condition}
            ORDER BY ${ORDER} LIMIT ${limit - found.length}`,
      )),
    );
    place = end;
  }
  return found;
}

const beforeTitle = (title: string | null): Sql => (title === null ? sql`` : sql`AND (${ORDER}) < (${title}, '', 0)`);

/** The place a number of entries further on; null if the walk ends before. */
async function placeAfter(
  reader: EntityManager,
  place: Place,
  until: string | null,
  entries: number,
): Promise<Place | null> {
  const [row] = await runSql<Found>(
    reader,
    sql`SELECT entry.title, entry.code, entry.id FROM ${SearchEntryEntity} AS entry
        WHERE ${isAfter(place)} ${beforeTitle(until)} ORDER BY ${ORDER} LIMIT 1 OFFSET ${entries - 1}`,
  );
  return row ? [0, row.title, row.code, row.id] : null;
}
