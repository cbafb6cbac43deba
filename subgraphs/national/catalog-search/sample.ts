import type { EntityManager } from 'typeorm';
import { byDialect, runSql, sql } from '../../shared/database/sql.js';
import { CELL_COLUMNS, type CountedCell } from './cells.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { SearchEntryEntity } from './search-entry.entity.js';
import { cellMeets, entryMatches, type SearchQuery } from './search-query.js';

const RANGES = 128;
const ENTRIES_OF_A_RANGE = 256;

/** A part of the catalog that stands for the whole, and how many entries each of its entries stands for: 1 if it is the whole. */
export interface Sample {
  cells: CountedCell[];
  scale: number;
}

/** What matches a text among 32,768 entries taken from all over the catalog; always the same ones. */
export async function sample(reader: EntityManager, { text, filter }: SearchQuery & { text: string }): Promise<Sample> {
  const [bounds] = await runSql<{ last: number | null }>(reader, sql`SELECT MAX(id) AS last FROM ${SearchEntryEntity}`);
  const last = bounds?.last ?? 0;
  const stride = Math.max(ENTRIES_OF_A_RANGE, last / RANGES);
  const starts = Array.from({ length: RANGES }, (_, range) => Math.floor(range * stride) + 1);
  const json = JSON.stringify(starts.filter((start) => start <= last));
  const ranges = byDialect({
    sqlite: sql`(SELECT value AS start FROM json_each(${json}))`,
    postgres: sql`(SELECT value::integer AS start FROM json_array_elements_text(${json}::json))`,
  });
  const within = sql`entry.id >= sampled.start AND entry.id < sampled.start + ${ENTRIES_OF_A_RANGE}`;
  const cells = await runSql<CountedCell>(
    reader,
    sql`SELECT ${CELL_COLUMNS}, spread.count FROM (
          SELECT entry.cell_id, COUNT(*) AS count FROM ${ranges} AS sampled CROSS JOIN ${SearchEntryEntity} AS entry
          WHERE ${within} AND ${entryMatches(text)} GROUP BY entry.cell_id
        ) AS spread JOIN ${SearchCellEntity} AS cell ON cell.id = spread.cell_id WHERE ${cellMeets(filter)}`,
  );
  return { cells, scale: Math.max(1, stride / ENTRIES_OF_A_RANGE) };
}
