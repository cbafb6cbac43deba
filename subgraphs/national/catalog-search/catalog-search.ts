import type { EntityManager } from 'typeorm';
import { type Sql, sql } from '../../shared/database/sql.js';
import { gather, spreadOf } from './candidates.js';
import type { NationalResourceFacets } from './catalog-search.type.js';
import { type CountedCell, cellsOfFilter, type FilterSize, facetsOf, sizeOfFilter } from './cells.js';
import { mergeCells, walk } from './listing.js';
import { sample } from './sample.js';
import {
  cellMeets,
  endOfPrefix,
  entryMatches,
  type Found,
  isCodeLike,
  type Place,
  rankOf,
  type SearchQuery,
} from './search-query.js';

export interface SearchResult {
  /** One more than asked for, if there are more. */
  page: { id: number; place: Place }[];
  totalCount: number;
  isExact: boolean;
  facets(): Promise<NationalResourceFacets>;
}

/** Where one way ends and another begins. */
export interface SearchLimits {
  /** Up to here, entries found for a text are counted, sorted and spread over facets exactly. */
  exactUpTo: number;
  /** More cells than these, and their first entries together are more work than a walk. */
  mergedCells: number;
  /** Entries the first step of a walk passes; later ones are longer. */
  firstStep: number;
}

const LIMITS: SearchLimits = { exactUpTo: 10_000, mergedCells: 500, firstStep: 2_000 };

const BEGINNING: Place = [0, '', '', 0];
const LAST_RANK = 2;
/** No title has a character as low. */
const LOWEST = '\u0001';

/**
 * Search in the catalog. There are three ways to a page, each fast where the others are slow: few entries are gathered and
 * sorted; many entries of a narrow filter are merged from its cells; of what is all over the catalog, the next are met by
 * walking its order. All three give the same entries in the same order.
 */
export class CatalogSearch {
  readonly #reader: EntityManager;
  readonly #limits: SearchLimits;

  constructor(reader: EntityManager, limits: SearchLimits = LIMITS) {
    this.#reader = reader;
    this.#limits = limits;
  }

  async find(query: SearchQuery, after: Place | null, limit: number): Promise<SearchResult> {
    const size = await sizeOfFilter(this.#reader, query.filter);
    const { text } = query;
    if (text === null) return this.#list(query, size, after ?? BEGINNING, limit);
    return this.#search({ ...query, text }, size, after ?? BEGINNING, limit);
  }

  async #list(query: SearchQuery, size: FilterSize, after: Place, limit: number): Promise<SearchResult> {
    const { filter } = query;
    const found =
      size.cells <= this.#limits.mergedCells
        ? await mergeCells(this.#reader, query, after, limit)
        : await this.#walk(cellMeets(filter), after, null, limit);
    return {
      page: found.map((entry) => placed(0, entry)),
      totalCount: size.entries,
      isExact: true,
      facets: async () => facetsOf(await cellsOfFilter(this.#reader, filter)),
    };
  }

  async #search(
    query: SearchQuery & { text: string },
    size: FilterSize,
    after: Place,
    limit: number,
  ): Promise<SearchResult> {
    const { exactUpTo } = this.#limits;
    const gathering = { query, size, exactUpTo };
    const { page, total } = await gather(this.#reader, gathering, after, limit);
    if (total <= exactUpTo) {
      return {
        page: page.map(({ rank, ...entry }) => placed(rank, entry)),
        totalCount: total,
        isExact: true,
        facets: async () => facetsOf(await spreadOf(this.#reader, gathering)),
      };
    }
    const { cells, scale } = await sample(this.#reader, query);
    return {
      page: await this.#walkRanks(query, after, limit),
      totalCount: Math.max(exactUpTo + 1, Math.round(countIn(cells) * scale)),
      isExact: false,
      facets: async () => facetsOf(cells, scale),
    };
  }

  #walk(condition: Sql, from: Place, until: string | null, limit: number): Promise<Found[]> {
    return walk(this.#reader, condition, { from, until, firstStep: this.#limits.firstStep }, limit);
  }

  /** Rank by rank: what is exactly the text and what begins with it stand together in the order, the rest all over it. */
  async #walkRanks(query: SearchQuery & { text: string }, after: Place, limit: number) {
    const { text, filter } = query;
    const page: SearchResult['page'] = [];
    for (let rank = after[0]; rank <= LAST_RANK && page.length < limit; rank++) {
      const condition = sql`${cellMeets(filter)} AND ${entryMatches(text)} AND ${rankOf(text)} = ${rank}`;
      const isTogether = rank < LAST_RANK && !isCodeLike(text);
      const from: Place = isTogether ? [0, text, '', 0] : BEGINNING;
      const start = rank === after[0] && after !== BEGINNING ? after : from;
      const until = isTogether ? (rank === 0 ? text + LOWEST : endOfPrefix(text)) : null;
      const found = await this.#walk(condition, start, until, limit - page.length);
      page.push(...found.map((entry) => placed(rank, entry)));
    }
    return page;
  }
}

const placed = (rank: number, { id, title, code }: Found) => ({
  id,
  place: [rank, title, code, id] satisfies Place as Place,
});

const countIn = (cells: readonly CountedCell[]): number => cells.reduce((sum, { count }) => sum + Number(count), 0);
