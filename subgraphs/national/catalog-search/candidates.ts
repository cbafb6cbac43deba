import type { EntityManager } from 'typeorm';
import { isPostgres, runSql, type Sql, sql, sqlText, tableOf } from '../../shared/database/sql.js';
import { CELL_COLUMNS, type CountedCell, type FilterSize } from './cells.js';
import { BY_CODE_POINT } from './code-point-order.js';
import { gramsIn, gramsOf, toToken } from './grams.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { SearchEntryEntity } from './search-entry.entity.js';
import {
  cellMeets,
  endOfPrefix,
  entryMatches,
  type Found,
  isAfter,
  isCodeLike,
  ORDER,
  type Place,
  type Placed,
  placed,
  rankOf,
  type SearchQuery,
} from './search-query.js';
import { gramsFunction } from './search-tables.js';

/** What is looked for, and how large the answer may be for this way to take it. */
export interface Gathering {
  query: SearchQuery & { text: string };
  size: FilterSize;
  /** Up to here, entries found are counted, sorted and spread over facets exactly. */
  exactUpTo: number;
}

/** Finding an id by its pairs, and looking its entry up, in entries read in order. */
const COST_OF_HIT = 0.3;
const COST_OF_LOOKUP = 8;
const COUNTED_FOR_ESTIMATE = 200_000;
const MOST_UNITED = 50_000;

/** The entries found for a text, all of them if they are few: then the page is right. */
export interface Gathered {
  page: Placed[];
  total: number;
}

export async function gather(
  reader: EntityManager,
  gathering: Gathering,
  after: Place,
  limit: number,
): Promise<Gathered> {
  const { text } = gathering.query;
  const [rank] = after;
  const found = await foundAs(reader, gathering);
  if (!found) return { page: [], total: gathering.exactUpTo + 1 };
  const rows = await runSql<Partial<Found & { rank: number }> & { total: string | number }>(
    reader,
    sql`WITH ${found},
        page AS (SELECT entry.id, entry.title, entry.code, ${rankOf(text)} AS "rank" FROM found AS entry),
        total AS (SELECT COUNT(*) AS total FROM found)
        SELECT entry.id, entry.title, entry.code, entry."rank", total.total FROM total LEFT JOIN (
          SELECT * FROM page AS entry WHERE "rank" > ${rank} OR ("rank" = ${rank} AND ${isAfter(after)})
          ORDER BY "rank", ${ORDER} LIMIT ${limit}
        ) AS entry ON 1 = 1 ORDER BY "rank", ${ORDER}`,
  );
  const page = rows.flatMap(({ id, title = '', code = '', rank: ranked = 0 }) =>
    typeof id === 'number' ? [placed(ranked, { id, title, code })] : [],
  );
  return { page, total: Number(rows[0]?.total ?? 0) };
}

/** How the entries found for a text are spread over cells: all of them if they are few; null if they are known to be many. */
export async function spreadOf(reader: EntityManager, gathering: Gathering): Promise<CountedCell[] | null> {
  const found = await foundAs(reader, gathering);
  if (!found) return null;
  return runSql(
    reader,
    sql`WITH ${found}
        SELECT ${CELL_COLUMNS}, spread.count FROM
          (SELECT cell_id, COUNT(*) AS count FROM found GROUP BY cell_id) AS spread
          JOIN ${SearchCellEntity} AS cell ON cell.id = spread.cell_id`,
  );
}

/**
 * `found`: what matches text and filter, one more than are counted exactly. Read from the end that is less work; null if it is
 * known to be too many without reading.
 */
async function foundAs(
  reader: EntityManager,
  { query: { text, filter }, size, exactUpTo }: Gathering,
): Promise<Sql | null> {
  const hits = await estimateHits(reader, text);
  const way = cheapestWay(hits, size, exactUpTo);
  // Ids found by title and by code must be united before the first can be looked up.
  if (way === 'text' && isCodeLike(text) && hits > MOST_UNITED) return null;
  const entries = {
    text: isPostgres(reader)
      ? sql`${SearchEntryEntity} AS entry CROSS JOIN ${SearchCellEntity} AS cell
          WHERE cell.id = entry.cell_id AND ${isHit(reader, text)}`
      : sql`${idsOf(text)} AS hit CROSS JOIN ${SearchEntryEntity} AS entry CROSS JOIN ${SearchCellEntity} AS cell
          WHERE entry.id = hit.id AND cell.id = entry.cell_id`,
    filter: sql`${SearchCellEntity} AS cell CROSS JOIN ${SearchEntryEntity} AS entry WHERE entry.cell_id = cell.id`,
    scan: sql`${SearchEntryEntity} AS entry CROSS JOIN ${SearchCellEntity} AS cell WHERE cell.id = entry.cell_id`,
  };
  return sql`found AS MATERIALIZED (
    SELECT entry.id, entry.title, entry.code, entry.cell_id FROM ${entries[way]} AND ${cellMeets(filter)} AND ${entryMatches(text)}
    LIMIT ${exactUpTo + 1})`;
}

/** By the text to the entries, by the filter's cells, or all entries until enough are met: in entries read in order. */
function cheapestWay(hits: number, { entries, all }: FilterSize, exactUpTo: number): 'text' | 'filter' | 'scan' {
  const met = Math.max(1, (hits * entries) / Math.max(1, all));
  const part = Math.min(1, exactUpTo / met);
  const costs = {
    text: hits * COST_OF_HIT + hits * part * COST_OF_LOOKUP,
    filter: entries,
    scan: all * part,
  };
  const [cheapest = 'text'] = (['text', 'filter', 'scan'] as const).toSorted((a, b) => costs[a] - costs[b]);
  return cheapest;
}

/** SQLite: ids of entries with all pairs of a text, or with a code that begins with it. */
const idsOf = (text: string): Sql =>
  isCodeLike(text)
    ? sql`(${gramHits(text)} UNION SELECT entry.id FROM ${SearchEntryEntity} AS entry WHERE ${codeBeginsWith(text)})`
    : sql`(${gramHits(text)})`;

/** PostgreSQL: the same as a condition, which it answers from both indices. */
const isHit = (reader: EntityManager, text: string): Sql =>
  isCodeLike(text) ? sql`(${hasGrams(reader, text)} OR ${codeBeginsWith(text)})` : hasGrams(reader, text);

const codeBeginsWith = (text: string): Sql =>
  sql`(entry.code ${BY_CODE_POINT} >= ${text} AND entry.code ${BY_CODE_POINT} < ${endOfPrefix(text) ?? ''})`;

/** All pairs next to each other; of one character, a pair that begins with it. */
function matchOf(text: string): string {
  const isSingle = [...text].length === 1;
  const grams = isSingle ? gramsOf(text) : gramsOf(text).slice(0, -1);
  return `"${grams.map(toToken).join(' ')}"${isSingle ? ' *' : ''}`;
}

function hasGrams(reader: EntityManager, text: string): Sql {
  const isSingle = [...text].length === 1;
  const lexemes = gramsIn(text).map((gram) => `'${gram.replace(/['\\]/g, '$&$&')}'${isSingle ? ':*' : ''}`);
  return sql`${sqlText(gramsFunction(tableOf(reader, SearchEntryEntity)))}(entry.title) @@ ${lexemes.join(' & ')}::tsquery`;
}

/** About how many entries match a text: counted a little way, or PostgreSQL's own estimate. */
async function estimateHits(reader: EntityManager, text: string): Promise<number> {
  const byTitle = isPostgres(reader) ? await planRows(reader, text) : await countSome(reader, gramHits(text));
  return isCodeLike(text) ? byTitle + (await countSome(reader, codeHits(text))) : byTitle;
}

const gramHits = (text: string) =>
  sql`SELECT rowid AS id FROM catalog_grams WHERE catalog_grams MATCH ${matchOf(text)}`;
const codeHits = (text: string) => sql`SELECT id FROM ${SearchEntryEntity} AS entry WHERE ${codeBeginsWith(text)}`;

async function countSome(reader: EntityManager, hits: Sql): Promise<number> {
  const [row] = await runSql<{ hits: number | string }>(
    reader,
    sql`SELECT COUNT(*) AS hits FROM (${hits} LIMIT ${COUNTED_FOR_ESTIMATE}) AS hit`,
  );
  return Number(row?.hits ?? 0);
}

async function planRows(reader: EntityManager, text: string): Promise<number> {
  const [row] = await runSql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    reader,
    sql`EXPLAIN (FORMAT JSON) SELECT 1 FROM ${SearchEntryEntity} AS entry WHERE ${hasGrams(reader, text)}`,
  );
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
