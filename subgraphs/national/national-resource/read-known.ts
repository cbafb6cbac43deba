import { type EntityManager, In } from 'typeorm';
import { bucketOf } from '../../../catalog/bucket-digest.js';
import { inTurns } from '../../shared/database/let-others-in.js';
import { byDialect, runSql, sql } from '../../shared/database/sql.js';
import { ExternalIdEntity } from './external-id.entity.js';
import { NationalResourceEntity } from './national-resource.entity.js';
import type { KnownId } from './resource-writer.js';

const KEYS_AT_ONCE = 1_000;
const ENTRIES_AT_ONCE = 250;

/** What a source said of some of its entries, by external id. */
export async function readKnown(
  manager: EntityManager,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, KnownId>> {
  const known = new Map<string, KnownId>();
  for await (const some of inTurns(externalIds, KEYS_AT_ONCE)) {
    for (const row of await lookUp(manager, source, some)) {
      const { external_id, resource_id: resourceId, source_hash: sourceHash, active, run_id: runId } = row;
      known.set(external_id, { resourceId, sourceHash, active: Boolean(active), runId });
    }
  }
  return known;
}

function lookUp(manager: EntityManager, source: string, externalIds: readonly string[]): Promise<KnownRow[]> {
  const keys = JSON.stringify(externalIds.map((id) => [bucketOf(id), id]));
  // CROSS JOIN, so that SQLite looks up each key instead of comparing every entry with every key.
  const wanted = byDialect({ sqlite: sql`json_each(${keys})`, postgres: sql`json_array_elements(${keys}::json)` });
  return runSql(
    manager,
    sql`SELECT known.external_id, known.resource_id, known.source_hash, known.active, known.run_id
        FROM ${wanted} AS wanted CROSS JOIN ${ExternalIdEntity} AS known
        WHERE known.source = ${source} AND known.bucket = wanted.value ->> 0 AND known.external_id = wanted.value ->> 1`,
  );
}

/** Whole entries by id. */
export async function readResources(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, NationalResourceEntity>> {
  const found = new Map<number, NationalResourceEntity>();
  for await (const some of inTurns(ids, ENTRIES_AT_ONCE)) {
    for (const row of await manager.findBy(NationalResourceEntity, { id: In([...some]) })) found.set(row.id, row);
  }
  return found;
}

interface KnownRow {
  external_id: string;
  resource_id: number;
  source_hash: string;
  active: boolean | number;
  run_id: number | null;
}
