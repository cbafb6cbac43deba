import type { EntityManager } from 'typeorm';
import type { Database } from '../../shared/database/database.js';
import { runSql, sql } from '../../shared/database/sql.js';
import { CatalogSourceEntity } from '../catalog-sync/catalog-source.entity.js';
import type { Counts } from './catalog-search.js';
import type { SearchQuery } from './search-query.js';

const MOST = 500;

/** Counts of searches, until anything in the catalog changes: the pages of a search, and what many search for, are counted once. */
export class CountMemory {
  readonly #counts = new Map<string, Promise<Counts>>();
  #version = -1;

  static readonly #ofDatabase = new WeakMap<Database, CountMemory>();

  /** The one of a database, for all requests. */
  static of(database: Database): CountMemory {
    const memory = CountMemory.#ofDatabase.get(database) ?? new CountMemory();
    CountMemory.#ofDatabase.set(database, memory);
    return memory;
  }

  async recall(reader: EntityManager, query: SearchQuery, count: () => Promise<Counts>): Promise<Counts> {
    const version = await versionOf(reader);
    if (version !== this.#version) this.#counts.clear();
    this.#version = version;
    const key = JSON.stringify(query);
    const remembered = this.#counts.get(key);
    if (remembered !== undefined) return remembered;
    const counts = count();
    counts.catch(() => this.#counts.delete(key));
    if (this.#counts.size === MOST) this.#counts.delete(this.#counts.keys().next().value ?? '');
    this.#counts.set(key, counts);
    return counts;
  }
}

/** How often the entries of any source were changed: where they were not, no count can differ. */
async function versionOf(reader: EntityManager): Promise<number> {
  const [row] = await runSql<{ writes: number | string | null }>(
    reader,
    sql`SELECT SUM(writes) AS writes FROM ${CatalogSourceEntity}`,
  );
  return Number(row?.writes ?? 0);
}
