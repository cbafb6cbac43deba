import { type EntityManager, In } from 'typeorm';
import { bucketOf } from '../../../catalog/bucket-digest.js';
import { byDialect, runSql, sql } from '../../shared/database/sql.js';
import { ExternalIdEntity } from './external-id.entity.js';
import { NationalResourceEntity } from './national-resource.entity.js';
import type { KnownId } from './resource-writer.js';

/** What a source said of some of its entries, by external id. */
export async function readKnown(
  manager: EntityManager,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, KnownId>> {
  if (externalIds.length === 0) return new Map();
  const keys = JSON.stringify(externalIds.map((id) => [bucketOf(id), id]));
  // CROSS JOIN, so that SQLite looks up each key instead of comparing every entry with every key.
  const wanted = byDialect({ sqlite: sql`json_each(${keys})`, postgres: sql`json_array_elements(${keys}::json)` });
  const rows = await runSql<KnownRow>(
    manager,
    sql`SELECT known.external_id, known.resource_id, known.source_hash, known.active, known.run_id
        FROM ${wanted} AS wanted CROSS JOIN ${ExternalIdEntity} AS known
        WHERE known.source = ${source} AND known.bucket = wanted.value ->> 0 AND known.external_id = wanted.value ->> 1`,
  );
  return new Map(
    rows.map((row) => [
      row.external_id,
      { resourceId: row.resource_id, sourceHash: row.source_hash, active: Boolean(row.active), runId: row.run_id },
    ]),
  );
}

/** Whole entries by id. */
export async function readResources(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, NationalResourceEntity>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.findBy(NationalResourceEntity, { id: In([...ids]) });
  return new Map(rows.map((row) => [row.id, row]));
}

interface KnownRow {
  external_id: string;
  resource_id: number;
  source_hash: string;
  active: boolean | number;
  run_id: number | null;
}
