import { type EntityManager, In } from 'typeorm';
import type { Database } from '../../shared/database/database.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { runSql, sql } from '../../shared/database/sql.js';
import { indexChanges } from '../catalog-search/search-index.js';
import { lockSource } from '../catalog-sync/lock-source.js';
import { readMinistryIds } from '../ministry/ministry.repository.js';
import { MinistryAliasEntity } from '../ministry/ministry-alias.entity.js';
import { NationalResourceEntity } from './national-resource.entity.js';
import { itemOf } from './resource-writer.js';

/** Entries looked at in one statement, so that none takes long however large the catalog. */
const WINDOW = 5_000;

/**
 * Gives every entry the ministry its provider's name stands for by now. For a new version of the registry: names are resolved
 * when an entry is written, since search filters by ministry. What the source said stays, so it is no new version of the entry.
 *
 * @returns  How many entries changed.
 */
export async function resolveMinistries(database: Database): Promise<number> {
  const last = (await database.reader.maximum(NationalResourceEntity, 'id')) ?? 0;
  let changed = 0;
  for (let from = 0; from < last; from += WINDOW) {
    const found = await findStale(database.reader, from);
    for (const source of new Set(found.map((row) => row.source))) {
      const ids = found.filter((row) => row.source === source).map(({ id }) => id);
      await database.write((manager) => resolve(manager, source, ids));
    }
    changed += found.length;
  }
  return changed;
}

function findStale(reader: EntityManager, from: number): Promise<{ id: number; source: string }[]> {
  return runSql(
    reader,
    sql`SELECT resource.id, resource.source FROM ${NationalResourceEntity} AS resource
        LEFT JOIN ${MinistryAliasEntity} AS alias ON alias.name = resource.provider_name
        WHERE resource.id > ${from} AND resource.id <= ${from + WINDOW}
          AND COALESCE(resource.ministry_id, '') <> COALESCE(alias.ministry_id, '')`,
  );
}

async function resolve(manager: EntityManager, source: string, ids: readonly number[]): Promise<void> {
  await lockSource(manager, source);
  const rows = await manager.findBy(NationalResourceEntity, { id: In([...ids]) });
  const ministryIds = await readMinistryIds(manager);
  const changes = rows.map((row) => {
    const after = { ...row, ministryId: ministryIds.get(row.providerName) ?? null };
    const item = itemOf(row);
    return { id: row.id, before: { ...row, item }, after: { ...after, item } };
  });
  const after = changes.map(({ after: { item: _read, ...row } }) => row);
  await insertMany(manager, NationalResourceEntity, after, { onConflict: 'overwrite' });
  await indexChanges(manager, changes);
}
