import type { EntityManager } from 'typeorm';
import { insertMany } from '../../shared/database/insert-many.js';
import { runSql, sql } from '../../shared/database/sql.js';
import { CatalogSourceEntity } from './catalog-source.entity.js';

export type LockedSource = Pick<CatalogSourceEntity, 'source' | 'runId' | 'active'>;

/** Takes the lock of a source until the transaction is over; a source not heard of before is made. */
export async function lockSource(manager: EntityManager, source: string): Promise<LockedSource> {
  const statement = sql`UPDATE ${CatalogSourceEntity} SET writes = writes WHERE source = ${source}
    RETURNING run_id AS "runId", active`;
  const [locked] = await runSql<Omit<LockedSource, 'source'>>(manager, statement);
  if (locked) return { source, ...locked };
  const blank = { source, runId: null, active: 0, writes: 0, changedAt: null };
  await insertMany(manager, CatalogSourceEntity, [blank], { onConflict: 'ignore' });
  return lockSource(manager, source);
}
