import type { EntityManager } from 'typeorm';
import { BUCKET_DEPTH } from '../../../catalog/bucket-digest.js';
import type { Actor } from '../../shared/audit/actor.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { inTurns } from '../../shared/database/let-others-in.js';
import { joinSql, runSql, type Sql, sql } from '../../shared/database/sql.js';
import { ReportError } from '../../shared/errors.js';
import { CatalogBucketEntity } from '../catalog-bucket/catalog-bucket.entity.js';
import { readMinistryIds } from '../ministry/ministry.repository.js';
import { ResourceStatus } from '../national-resource/code-list-enums.js';
import { ExternalIdEntity } from '../national-resource/external-id.entity.js';
import { readResources } from '../national-resource/read-known.js';
import { itemOf, type KnownId, type ResourceChange, writeChanges } from '../national-resource/resource-writer.js';
import { CatalogRetirementEntity } from './catalog-report.entity.js';
import { CatalogRunEntity } from './catalog-run.entity.js';
import { CatalogSeenBucketEntity, CatalogSeenEntity } from './catalog-seen.entity.js';
import { CatalogDeletePolicy, CatalogSyncMode, CatalogSyncStatus } from './catalog-sync.enums.js';
import { endRun } from './run-state.js';

const CHUNK = 250;
/** Buckets by their first digit: as many as are looked through in some milliseconds. */
const STRETCHES = [...'0123456789abcdef'];

/** How a script wants its run to end. */
export interface Ending {
  totalSeen: number;
  deletePolicy: CatalogDeletePolicy;
  maxRetirePercent: number;
  allowRetire: number | null;
}

/**
 * Decides how a run ends: over at once, stopped by the guard, or to go on with retiring.
 *
 * @throws {ReportError} SYNC_INCOMPLETE if a full run would retire although not everything has arrived.
 */
export async function beginToFinish(
  manager: EntityManager,
  run: CatalogRunEntity,
  { totalSeen, deletePolicy, maxRetirePercent, allowRetire }: Ending,
  { at }: Actor,
): Promise<CatalogRunEntity> {
  if (run.mode === CatalogSyncMode.DELTA || deletePolicy === CatalogDeletePolicy.NONE) return succeed(manager, run, at);
  if (totalSeen !== run.read) {
    throw new ReportError(
      'SYNC_INCOMPLETE',
      `Expected ${totalSeen} entries as the script says, counted ${run.read}. Push what is missing, or finish with deletePolicy NONE; nothing was retired.`,
      { path: ['input', 'totalSeen'] },
    );
  }
  const unseen = await countUnseen(manager, run);
  if (unseen === 0) return succeed(manager, run, at);
  const limit = Math.max(Math.floor((run.activeAtStart * maxRetirePercent) / 100), allowRetire ?? 0);
  if (unseen > limit) {
    const message =
      `Expected to retire at most ${limit} of the ${run.activeAtStart} entries "${run.source}" had (${maxRetirePercent} %), ` +
      `found ${unseen} that are not in the file: nothing was retired. If the file was cut short, get it whole and run again; ` +
      `if these entries are gone, run again and allow ${unseen} to be retired.`;
    return endRun(manager, run, { status: CatalogSyncStatus.STOPPED_BY_GUARD, message, at });
  }
  await manager.update(CatalogRunEntity, { id: run.id }, { status: CatalogSyncStatus.FINISHING });
  return { ...run, status: CatalogSyncStatus.FINISHING };
}

export function succeed(manager: EntityManager, run: CatalogRunEntity, at: string): Promise<CatalogRunEntity> {
  const isWhole = run.rejected + run.conflicts === 0;
  return endRun(manager, run, { status: isWhole ? CatalogSyncStatus.SUCCEEDED : CatalogSyncStatus.PARTIAL, at });
}

/** Buckets with active entries the run has not seen. A condition for each length of a mark: PostgreSQL looks them up one by one. */
const incomplete = ({ id, source }: CatalogRunEntity, stretch: string): Sql => {
  const isUnmarked = Array.from(
    { length: BUCKET_DEPTH + 1 },
    (_, digits) => sql`NOT EXISTS (SELECT 1 FROM ${CatalogSeenBucketEntity} AS mark
      WHERE mark.run_id = ${id} AND mark.prefix = substr(bucket.bucket, 1, ${digits}))`,
  );
  return sql`bucket.source = ${source} AND bucket.bucket >= ${stretch} AND bucket.bucket < ${`${stretch}g`} AND bucket.count > CASE WHEN bucket.run_id = ${id} THEN bucket.seen ELSE 0 END
    AND ${joinSql(isUnmarked, sql` AND `)}`;
};

async function countUnseen(manager: EntityManager, run: CatalogRunEntity): Promise<number> {
  let unseen = 0;
  for await (const [stretch = ''] of inTurns(STRETCHES, 1)) {
    const [row] = await runSql<{ unseen: string | number | null }>(
      manager,
      sql`SELECT SUM(bucket.count - CASE WHEN bucket.run_id = ${run.id} THEN bucket.seen ELSE 0 END) AS unseen
          FROM ${CatalogBucketEntity} AS bucket WHERE ${incomplete(run, stretch)}`,
    );
    unseen += Number(row?.unseen ?? 0);
  }
  return unseen;
}

/** Place in the order of buckets. */
export interface Place {
  bucket: string;
  externalId: string;
}

/**
 * Retires the next entries the run has not seen, or lists them if it is a dry run.
 *
 * @returns  Where to go on; null if there are no more.
 */
export async function retireSome(
  manager: EntityManager,
  run: CatalogRunEntity,
  from: Place,
  actor: Actor,
): Promise<{ next: Place | null; retired: number }> {
  const { unseen, next } = await findUnseen(manager, run, from);
  const rows = await readResources(
    manager,
    unseen.map(({ resourceId }) => resourceId),
  );
  const changes = unseen.flatMap(({ externalId, ...known }): ResourceChange[] => {
    const row = rows.get(known.resourceId);
    if (!row) return [];
    const { sourceHash } = known;
    const { edited, line } = row;
    const kept = { item: itemOf(row), fields: [], sourceHash, edited, line, reason: null };
    return [{ externalId, before: { row, known }, ...kept, status: ResourceStatus.RETIRED }];
  });
  if (!run.dryRun) {
    const author = { source: run.source, runId: run.id, subject: actor.subject, at: actor.at };
    await writeChanges(manager, author, changes, await readMinistryIds(manager));
  }
  await insertMany(
    manager,
    CatalogRetirementEntity,
    changes.map(({ externalId, item: { code, title }, before }) => ({
      runId: run.id,
      resourceId: before?.row.id ?? 0,
      externalId,
      code,
      title,
    })),
  );
  const retired = run.retired + changes.length;
  await manager.update(CatalogRunEntity, { id: run.id }, { retired });
  return { next, retired };
}

type Unseen = KnownId & Place;

/** The next so many, and where to go on; null if there are no more. */
async function findUnseen(
  manager: EntityManager,
  run: CatalogRunEntity,
  from: Place,
): Promise<{ unseen: Unseen[]; next: Place | null }> {
  const unseen: Unseen[] = [];
  const stretches = STRETCHES.filter((stretch) => stretch >= from.bucket.slice(0, 1));
  for await (const [stretch = ''] of inTurns(stretches, 1)) {
    unseen.push(...(await findUnseenIn(manager, run, stretch, from, CHUNK - unseen.length)));
    const last = unseen.at(-1);
    if (last && unseen.length === CHUNK) {
      return { unseen, next: { bucket: last.bucket, externalId: last.externalId } };
    }
  }
  return { unseen, next: null };
}

async function findUnseenIn(
  manager: EntityManager,
  run: CatalogRunEntity,
  stretch: string,
  from: Place,
  limit: number,
): Promise<Unseen[]> {
  const rows = await runSql<Omit<Unseen, 'active'>>(
    manager,
    sql`SELECT known.bucket, known.external_id AS "externalId", known.resource_id AS "resourceId",
          known.source_hash AS "sourceHash", known.run_id AS "runId"
        FROM ${CatalogBucketEntity} AS bucket
        CROSS JOIN ${ExternalIdEntity} AS known
        WHERE ${incomplete(run, stretch)} AND bucket.bucket >= ${from.bucket}
          AND known.source = bucket.source AND known.bucket = bucket.bucket AND known.active
          AND (known.bucket, known.external_id) > (${from.bucket}, ${from.externalId})
          AND (known.run_id IS NULL OR known.run_id <> ${run.id})
          AND NOT EXISTS (SELECT 1 FROM ${CatalogSeenEntity} AS seen
            WHERE seen.run_id = ${run.id} AND seen.external_id = known.external_id)
        ORDER BY known.bucket, known.external_id LIMIT ${limit}`,
  );
  return rows.map((row) => ({ ...row, active: true }));
}
