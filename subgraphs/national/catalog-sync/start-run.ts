import type { EntityManager } from 'typeorm';
import type { Actor } from '../../shared/audit/actor.js';
import { recordAudit } from '../../shared/audit/audit-trail.js';
import { runSql, sql } from '../../shared/database/sql.js';
import { digestOf } from '../../shared/digest.js';
import { ReportError } from '../../shared/errors.js';
import { CatalogPushEntity } from './catalog-push.entity.js';
import { CatalogRunEntity } from './catalog-run.entity.js';
import { CatalogSourceEntity } from './catalog-source.entity.js';
import { CatalogSyncStatus } from './catalog-sync.enums.js';
import { type LockedSource, lockSource } from './lock-source.js';
import { endRun, isOver, leaseFrom } from './run-state.js';

const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** What a script says when it starts. */
export type NewRun = Pick<
  CatalogRunEntity,
  'source' | 'mode' | 'dryRun' | 'onConflict' | 'expectedCount' | 'fileName' | 'fileSha256' | 'idempotencyKey'
>;

/**
 * Starts a run and takes the lease of its source. A run whose lease has expired gives way: it is ABORTED.
 *
 * @throws {ReportError} SYNC_LEASED if another run of the source is at work, IDEMPOTENCY_MISMATCH if the key was used for another.
 */
export async function startRun(manager: EntityManager, asked: NewRun, actor: Actor): Promise<CatalogRunEntity> {
  const source = await lockSource(manager, asked.source);
  const { idempotencyKey } = asked;
  const same = idempotencyKey && (await manager.findOneBy(CatalogRunEntity, { source: source.source, idempotencyKey }));
  if (same) return resume(manager, same, asked, actor);

  await overtake(manager, source, actor);
  await forgetPushes(manager, source.source, actor.at);
  const { identifiers } = await manager.insert(CatalogRunEntity, {
    ...asked,
    status: CatalogSyncStatus.RUNNING,
    acceptedSequence: 0,
    leaseExpiresAt: leaseFrom(actor.at),
    startedAt: actor.at,
    startedBy: actor.subject,
    endedAt: null,
    message: null,
    activeAtStart: source.active,
    marked: 0,
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    restored: 0,
    retired: 0,
    rejected: 0,
    conflicts: 0,
  });
  const id: number = identifiers[0]?.id;
  await manager.update(CatalogSourceEntity, { source: source.source }, { runId: id });
  const object = `${source.source}/${id}`;
  await recordAudit(manager, actor, { action: 'startCatalogSync', object, after: digestOf(asked) });
  return manager.findOneByOrFail(CatalogRunEntity, { id });
}

/** Nobody repeats a push of a run that was over a week ago. */
async function forgetPushes(manager: EntityManager, source: string, at: string): Promise<void> {
  const longAgo = new Date(Date.parse(at) - KEPT_MS).toISOString();
  await runSql(
    manager,
    sql`DELETE FROM ${CatalogPushEntity} WHERE run_id IN
        (SELECT id FROM ${CatalogRunEntity} WHERE source = ${source} AND ended_at < ${longAgo})`,
  );
}

async function resume(
  manager: EntityManager,
  run: CatalogRunEntity,
  asked: NewRun,
  { at }: Actor,
): Promise<CatalogRunEntity> {
  const { mode, dryRun, onConflict, fileSha256 } = run;
  if (digestOf({ mode, dryRun, onConflict, fileSha256 }) !== digestOf(pick(asked))) {
    throw new ReportError(
      'IDEMPOTENCY_MISMATCH',
      `Expected the mode, the policy and the file run ${run.id} was started with, found others under its key.`,
      { path: ['input', 'idempotencyKey'] },
    );
  }
  if (isOver(run)) return run;
  const leaseExpiresAt = leaseFrom(at);
  await manager.update(CatalogRunEntity, { id: run.id }, { leaseExpiresAt });
  return { ...run, leaseExpiresAt };
}

const pick = ({ mode, dryRun, onConflict, fileSha256 }: NewRun) => ({ mode, dryRun, onConflict, fileSha256 });

async function overtake(manager: EntityManager, { source, runId }: LockedSource, { at }: Actor): Promise<void> {
  const current = runId === null ? null : await manager.findOneBy(CatalogRunEntity, { id: runId });
  if (!current) return;
  const secondsLeft = Math.ceil((Date.parse(current.leaseExpiresAt) - Date.parse(at)) / 1_000);
  if (secondsLeft > 0) {
    throw new ReportError(
      'SYNC_LEASED',
      `Expected no other run of "${source}", found run ${current.id}, started at ${current.startedAt}. Try again later: retryAfterSeconds=${secondsLeft}.`,
      { path: ['input', 'source'] },
    );
  }
  const message = `No sign of life until ${current.leaseExpiresAt}; another run took the source over. What it had taken stays.`;
  await endRun(manager, current, { status: CatalogSyncStatus.ABORTED, message, at });
}
