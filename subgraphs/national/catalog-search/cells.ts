import type { EntityManager } from 'typeorm';
import { runSql, sql } from '../../shared/database/sql.js';
import type { NationalResourceFacets, NationalResourceFilter } from './catalog-search.type.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { cellMeets } from './search-query.js';

/** Cells a filter lets through: how many they are, how many entries are in them, and how many there are at all. */
export interface FilterSize {
  cells: number;
  entries: number;
  all: number;
}

export async function sizeOfFilter(reader: EntityManager, filter: NationalResourceFilter): Promise<FilterSize> {
  const meets = cellMeets(filter);
  const [row] = await runSql<Record<keyof FilterSize, string | number | null>>(
    reader,
    sql`SELECT COUNT(CASE WHEN ${meets} THEN 1 END) AS cells, SUM(CASE WHEN ${meets} THEN entries END) AS entries,
          SUM(entries) AS "all" FROM ${SearchCellEntity} AS cell WHERE entries > 0`,
  );
  const { cells = 0, entries = 0, all = 0 } = row ?? {};
  return { cells: Number(cells), entries: Number(entries), all: Number(all) };
}

/** Entries of one cell, or those found among them. */
export interface CountedCell {
  source: string;
  status: string;
  ministryId: string | null;
  sharingType: string;
  updateFrequency: string | null;
  interfaceKind: string | null;
  openToPublic: boolean | number | null;
  count: number | string;
}

export const CELL_COLUMNS = sql`cell.source, cell.status, cell.ministry_id AS "ministryId", cell.sharing_type AS "sharingType",
  cell.update_frequency AS "updateFrequency", cell.interface_kind AS "interfaceKind", cell.open_to_public AS "openToPublic"`;

export const cellsOfFilter = (reader: EntityManager, filter: NationalResourceFilter): Promise<CountedCell[]> =>
  runSql(
    reader,
    sql`SELECT ${CELL_COLUMNS}, cell.entries AS count FROM ${SearchCellEntity} AS cell
        WHERE entries > 0 AND ${cellMeets(filter)}`,
  );

/**
 * Counts of each value of each field.
 *
 * @param scale  What each entry counted stands for.
 */
export function facetsOf(cells: readonly CountedCell[], scale = 1): NationalResourceFacets {
  const facet = (readValue: (cell: CountedCell) => string | null) => {
    const counts = new Map<string | null, number>();
    for (const cell of cells) counts.set(readValue(cell), (counts.get(readValue(cell)) ?? 0) + Number(cell.count));
    return [...counts]
      .map(([value, count]) => ({ value, count: Math.round(count * scale) }))
      .sort((a, b) => b.count - a.count || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  };
  return {
    ministry: facet(({ ministryId }) => ministryId),
    sharingType: facet(({ sharingType }) => sharingType),
    updateFrequency: facet(({ updateFrequency }) => updateFrequency),
    interfaceKind: facet(({ interfaceKind }) => interfaceKind),
    status: facet(({ status }) => status),
    source: facet(({ source }) => source),
    openToPublic: facet(({ openToPublic }) => (openToPublic === null ? null : String(Boolean(openToPublic)))),
  };
}
