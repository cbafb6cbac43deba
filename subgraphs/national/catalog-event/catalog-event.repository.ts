import type { EntityManager } from 'typeorm';
import { runSql, type Sql, sql } from '../../shared/database/sql.js';
import { CatalogRunEntity } from '../catalog-sync/catalog-run.entity.js';
import { CatalogEventEntity } from './catalog-event.entity.js';
import type { CatalogSyncEvent } from './catalog-event.type.js';

export class CatalogEventRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  /** Events after one, the earliest first. */
  findAfter(sequence: number, limit: number): Promise<CatalogSyncEvent[]> {
    return this.#find(sql`WHERE event.sequence > ${sequence} ORDER BY event.sequence LIMIT ${limit}`);
  }

  /** The last event, or null if nothing was ever synced. */
  async findLatest(): Promise<CatalogSyncEvent | null> {
    const [event = null] = await this.#find(sql`ORDER BY event.sequence DESC LIMIT 1`);
    return event;
  }

  #find(which: Sql): Promise<CatalogSyncEvent[]> {
    return runSql(
      this.#reader,
      sql`SELECT event.sequence, run.source, run.created, run.updated, run.restored, run.retired, run.ended_at AS at
          FROM ${CatalogEventEntity} AS event JOIN ${CatalogRunEntity} AS run ON run.id = event.run_id ${which}`,
    );
  }
}
