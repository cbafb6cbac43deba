import type { EntityManager } from 'typeorm';
import { runSql, sql } from '../../shared/database/sql.js';
import { gather, spreadOf } from './candidates.js';
import type { NationalResourceFacets } from './catalog-search.type.js';
import { type CountedCell, cellsOfFilter, facetsOf, sizeOfFilter } from './cells.js';
import { BY_CODE_POINT } from './code-point-order.js';
import { mergeCells } from './merge-cells.js';
import { sample } from './sample.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { SearchEntryEntity } from './search-entry.entity.js';
import {
  cellMeets,
  endOfPrefix,
  entryMatches,
  type Found,
  isAfter,
  isCodeLike,
  LAST_RANK,
  ORDER,
  type Place,
  type Placed,
  placed,
  rankOf,
  type SearchQuery,
} from './search-query.js';
import { type Stretch, Walker } from './walker.js';

type TextQuery = SearchQuery & { text: string };

/** How many entries were found, and what they are like. */
export interface Counts {
  totalCount: number;
  isExact: boolean;
  facets: NationalResourceFacets;
}

/** Where one way ends and another begins. */
export interface SearchLimits {
  /** Entries a page is looked for among by walking, before another way is tried. */
  walkedFirst: number;
  firstStep: number;
  /** Up to here, entries found for a text are gathered and sorted, and counted exactly. */
  exactUpTo: number;
  /** From more cells than these, the first entries of each together are more work than a walk. */
  mergedCells: number;
}

const LIMITS: SearchLimits = { walkedFirst: 10_000, firstStep: 500, exactUpTo: 10_000, mergedCells: 500 };

/** An estimate of as many times the limit is not worth counting after. */
const SURELY_MORE = 2;
const BEGINNING: Place = [0, '', '', 0];

/**
 * Search in the catalog. There are three ways to a page, each fast where the others are slow: of what is all over the catalog,
 * the next entries are met by walking its order; few entries with a text are gathered by its pairs of characters and sorted;
 * those of a narrow filter are merged from its cells. All three give the same entries in the same order.
 */
export class CatalogSearch {
  readonly #reader: EntityManager;
  readonly #limits: SearchLimits;

  constructor(reader: EntityManager, limits: SearchLimits = LIMITS) {
    this.#reader = reader;
    this.#limits = limits;
  }

  /** The next entries after a place, in order. */
  async page(query: SearchQuery, after: Place | null, limit: number): Promise<Placed[]> {
    const { walkedFirst, firstStep } = this.#limits;
    const start = after ?? BEGINNING;
    const exact = isText(query) && start[0] === 0 ? await this.#exactHits(query, start, limit) : [];
    const walker = new Walker(this.#reader, stretchesOf(query, start), firstStep);
    await walker.go(limit - exact.length, walkedFirst);
    if (!walker.hasArrived && exact.length + walker.found.length < limit) {
      const others = await this.#otherWay(query, start, limit);
      if (others) return others;
      await walker.go(limit - exact.length);
    }
    return [...exact, ...walker.found];
  }

  /** Few entries all at once; null if they are many. */
  async #otherWay(query: SearchQuery, after: Place, limit: number): Promise<Placed[] | null> {
    const { exactUpTo, mergedCells } = this.#limits;
    const size = await sizeOfFilter(this.#reader, query.filter);
    if (isText(query)) {
      const { page, total } = await gather(this.#reader, { query, size, exactUpTo }, after, limit);
      return total <= exactUpTo ? page : null;
    }
    if (size.cells > mergedCells) return null;
    return (await mergeCells(this.#reader, query, after, limit)).map((row) => placed(0, row));
  }

  /** What is the very text, by its title or its code: found without walking, since codes are in no order of titles. */
  async #exactHits({ text, filter }: TextQuery, after: Place, limit: number): Promise<Placed[]> {
    const hits = isCodeLike(text) ? sql`(${isTitle(text)} UNION ${isCode(text)})` : sql`(${isTitle(text)})`;
    const rows = await runSql<Found>(
      this.#reader,
      sql`SELECT entry.id, entry.title, entry.code FROM ${hits} AS entry CROSS JOIN ${SearchCellEntity} AS cell
          WHERE cell.id = entry.cell_id AND ${cellMeets(filter)} AND ${isAfter(after)} ORDER BY ${ORDER} LIMIT ${limit}`,
    );
    return rows.map((row) => placed(0, row));
  }

  async count(query: SearchQuery): Promise<Counts> {
    if (!isText(query)) {
      const cells = await cellsOfFilter(this.#reader, query.filter);
      return { totalCount: countIn(cells), isExact: true, facets: facetsOf(cells) };
    }
    const { exactUpTo } = this.#limits;
    const { cells, scale } = await sample(this.#reader, query);
    const estimate = Math.round(countIn(cells) * scale);
    const isWhole = scale === 1;
    const all = isWhole || estimate > SURELY_MORE * exactUpTo ? null : await this.#countAll(query);
    const counted = isWhole ? cells : all;
    if (counted) return { totalCount: countIn(counted), isExact: true, facets: facetsOf(counted) };
    return { totalCount: Math.max(exactUpTo + 1, estimate), isExact: false, facets: facetsOf(cells, scale) };
  }

  /** Cells of all entries with a text; null if they are many. */
  async #countAll(query: TextQuery): Promise<CountedCell[] | null> {
    const { exactUpTo } = this.#limits;
    const size = await sizeOfFilter(this.#reader, query.filter);
    const cells = await spreadOf(this.#reader, { query, size, exactUpTo });
    return cells && countIn(cells) <= exactUpTo ? cells : null;
  }
}

const isText = (query: SearchQuery): query is TextQuery => query.text !== null;

const ENTRY = sql`SELECT id, title, code, cell_id FROM ${SearchEntryEntity} AS entry`;
const isTitle = (text: string) => sql`${ENTRY} WHERE entry.title ${BY_CODE_POINT} = ${text}`;
const isCode = (text: string) => sql`${ENTRY} WHERE entry.code ${BY_CODE_POINT} = ${text}`;

/** The parts of the order a page may come from. What begins with a text stands together in it, what contains it all over. */
function stretchesOf(query: SearchQuery, after: Place): Stretch[] {
  const meets = cellMeets(query.filter);
  if (!isText(query)) return [{ rank: 0, condition: meets, from: after, until: null }];
  const { text } = query;
  const stretches: Stretch[] = [];
  for (let rank = Math.max(1, after[0]); rank <= LAST_RANK; rank++) {
    const isTogether = rank < LAST_RANK && !isCodeLike(text);
    const from: Place = isTogether ? [0, text, '', 0] : BEGINNING;
    stretches.push({
      rank,
      condition: sql`${meets} AND ${entryMatches(text)} AND ${rankOf(text)} = ${rank}`,
      from: rank === after[0] ? after : from,
      until: isTogether ? endOfPrefix(text) : null,
    });
  }
  return stretches;
}

const countIn = (cells: readonly CountedCell[]): number => cells.reduce((sum, { count }) => sum + Number(count), 0);
