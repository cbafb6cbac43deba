import type { EntityManager } from 'typeorm';
import { byDialect, runSql, sql } from '../../shared/database/sql.js';
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
