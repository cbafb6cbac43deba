import type { EntityManager } from 'typeorm';
import { runSql, type Sql, sql } from '../../shared/database/sql.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { SearchEntryEntity } from './search-entry.entity.js';
import { type Found, isAfter, isUpTo, ORDER, type Place, type Placed, placed } from './search-query.js';

/** A part of the order of all entries, and which of its entries are wanted. */
export interface Stretch {
  /** Rank of what is found on it. */
  rank: number;
  condition: Sql;
  /** It begins after this place. */
  from: Place;
  /** Title it ends before; null for the end of the catalog. */
  until: string | null;
}

const GROWTH = 4;
const LONGEST_STEP = 200_000;

/**
 * Walks the order of all entries and picks up what is wanted. In steps with both ends known, so that neither database is
 * tempted to sort what it could read in order; each step is longer than the one before.
 */
export class Walker {
  readonly found: Placed[] = [];
  readonly #reader: EntityManager;
  readonly #stretches: Stretch[];
  #step: number;

  constructor(reader: EntityManager, stretches: readonly Stretch[], firstStep: number) {
    this.#reader = reader;
    this.#stretches = [...stretches];
    this.#step = firstStep;
  }

  get hasArrived(): boolean {
    return this.#stretches.length === 0;
  }

  /** Goes on until as many are found, or as many passed, or the way ends. */
  async go(wanted: number, entries = Number.POSITIVE_INFINITY): Promise<void> {
    for (let passed = 0; passed < entries && this.found.length < wanted; ) {
      const [stretch] = this.#stretches;
      if (!stretch) return;
      const end = await this.#placeAfter(stretch);
      const rows = await this.#pick(stretch, end, wanted - this.found.length);
      this.found.push(...rows.map((row) => placed(stretch.rank, row)));
      if (end) stretch.from = end;
      else this.#stretches.shift();
      passed += this.#step;
      this.#step = Math.min(this.#step * GROWTH, LONGEST_STEP);
    }
  }

  #pick({ condition, from, until }: Stretch, end: Place | null, limit: number): Promise<Found[]> {
    const ends = end ? sql`AND ${isUpTo(end)}` : isBefore(until);
    return runSql(
      this.#reader,
      sql`SELECT entry.id, entry.title, entry.code
          FROM ${SearchEntryEntity} AS entry CROSS JOIN ${SearchCellEntity} AS cell
          WHERE ${isAfter(from)} ${ends} AND cell.id = entry.cell_id AND ${condition}
          ORDER BY ${ORDER} LIMIT ${limit}`,
    );
  }

  /** Where the next step ends; null if the stretch ends before. */
  async #placeAfter({ from, until }: Stretch): Promise<Place | null> {
    const [row] = await runSql<Found>(
      this.#reader,
      sql`SELECT entry.title, entry.code, entry.id FROM ${SearchEntryEntity} AS entry
          WHERE ${isAfter(from)} ${isBefore(until)} ORDER BY ${ORDER} LIMIT 1 OFFSET ${this.#step - 1}`,
    );
    return row ? [0, row.title, row.code, row.id] : null;
  }
}

const isBefore = (title: string | null): Sql => (title === null ? sql`` : sql`AND (${ORDER}) < (${title}, '', 0)`);
