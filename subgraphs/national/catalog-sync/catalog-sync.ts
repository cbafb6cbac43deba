import type { EntityManager } from 'typeorm';
import type { Actor } from '../../shared/audit/actor.js';
import { recordAudit } from '../../shared/audit/audit-trail.js';
import type { Database } from '../../shared/database/database.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { ReportError } from '../../shared/errors.js';
import { CatalogEventEntity } from '../catalog-event/catalog-event.entity.js';
import { CatalogPushEntity } from './catalog-push.entity.js';
import { CatalogRejectionEntity } from './catalog-report.entity.js';
import { CatalogRunEntity } from './catalog-run.entity.js';
import { CatalogItemOutcome, CatalogSyncStatus } from './catalog-sync.enums.js';
import { beginToFinish, type Ending, type Place, retireSome, succeed } from './finish-run.js';
import type { Push } from './push.js';
import { endRun, isOver, leaseFrom, lockRun } from './run-state.js';
import { forgetSeen } from './seen-entries.js';
import { type NewRun, startRun } from './start-run.js';
import { type PushAnswer, restoreAnswer, storeAnswer } from './stored-answer.js';
import { takePush } from './take-push.js';

const FORGET_AT_ONCE = 5_000;

/** The protocol of the sync scripts: start, push, finish. Every step is one transaction, and may be repeated. */
export class CatalogSync {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  start(asked: NewRun, actor: Actor): Promise<CatalogRunEntity> {
    return this.#database.write((manager) => startRun(manager, asked, actor));
  }

  /**
   * @throws {ReportError} SYNC_RUN_NOT_FOUND, SYNC_RUN_OVER, SYNC_SEQUENCE if pushes are missing before it, or
   *                       IDEMPOTENCY_MISMATCH if it repeats a push with other content.
   */
  push(runId: number, push: Push, actor: Actor): Promise<{ answer: PushAnswer; nextSequence: number }> {
    return this.#database.write(async (manager) => {
      const run = await lockRun(manager, runId);
      const repeated = await findRepeated(manager, run, push);
      if (repeated) return { answer: restoreAnswer(repeated.answer, push.items), nextSequence: repeated.sequence + 1 };
      checkTurn(run, push);
      const { answer, counts } = await takePush(manager, run, push, actor);
      await this.#note(manager, run, push, answer, counts, actor);
      return { answer, nextSequence: push.sequence + 1 };
    });
  }

  /**
   * Ends a run. What is to be retired is retired in parts; if it stops half-way, finishing again goes on.
   *
   * @throws {ReportError} SYNC_RUN_NOT_FOUND, SYNC_INCOMPLETE
   */
  async finish(runId: number, ending: Ending, actor: Actor): Promise<CatalogRunEntity> {
    let run = await this.#database.write(async (manager) => {
      const locked = await lockRun(manager, runId);
      if (locked.status !== CatalogSyncStatus.RUNNING) return locked;
      const begun = await beginToFinish(manager, locked, ending, actor);
      await recordEnd(manager, begun, actor);
      return begun;
    });
    let place: Place | null = { bucket: '', externalId: '' };
    while (place && run.status === CatalogSyncStatus.FINISHING) {
      const from: Place = place;
      [run, place] = await this.#database.write(async (manager) => {
        const locked = await lockRun(manager, runId);
        if (locked.status !== CatalogSyncStatus.FINISHING) return [locked, null];
        const { next, retired } = await retireSome(manager, locked, from, actor);
        const current = { ...locked, retired };
        if (next) return [current, next];
        const ended = await succeed(manager, current, actor.at);
        await recordEnd(manager, ended, actor);
        return [ended, null];
      });
    }
    await this.#forget(runId);
    return run;
  }

  /** Gives a run up; what it has taken stays. */
  async abort(runId: number, actor: Actor): Promise<CatalogRunEntity> {
    const run = await this.#database.write(async (manager) => {
      const locked = await lockRun(manager, runId);
      if (isOver(locked)) return locked;
      const ended = await endRun(manager, locked, { status: CatalogSyncStatus.ABORTED, at: actor.at });
      await auditRun(manager, ended, 'abortCatalogSync', actor);
      return ended;
    });
    await this.#forget(runId);
    return run;
  }

  async #note(
    manager: EntityManager,
    run: CatalogRunEntity,
    push: Push,
    answer: PushAnswer,
    counts: Awaited<ReturnType<typeof takePush>>['counts'],
    actor: Actor,
  ): Promise<void> {
    const added = Object.entries(counts).map(([name, count]) => [name, run[name as keyof typeof counts] + count]);
    await manager.update(
      CatalogRunEntity,
      { id: run.id },
      { ...Object.fromEntries(added), acceptedSequence: push.sequence, leaseExpiresAt: leaseFrom(actor.at) },
    );
    const { sequence, idempotencyKey, digest } = push;
    const stored = { runId: run.id, sequence, idempotencyKey, digest, answer: storeAnswer(answer) };
    await insertMany(manager, CatalogPushEntity, [stored]);
    await insertMany(manager, CatalogRejectionEntity, rejectionsOf(run.id, sequence, answer));
    const object = `${run.source}/${run.id}/${sequence}`;
    await recordAudit(manager, actor, { action: 'pushCatalogItems', object, after: digest });
  }

  async #forget(runId: number): Promise<void> {
    for (let gone = FORGET_AT_ONCE; gone === FORGET_AT_ONCE; ) {
      gone = await this.#database.write((manager) => forgetSeen(manager, runId, FORGET_AT_ONCE));
    }
  }
}

/** The push this one repeats, by its key or its number; null if it is new. */
async function findRepeated(
  manager: EntityManager,
  { id, acceptedSequence }: CatalogRunEntity,
  { sequence, idempotencyKey, digest }: Push,
): Promise<CatalogPushEntity | null> {
  const byKey = idempotencyKey && (await manager.findOneBy(CatalogPushEntity, { runId: id, idempotencyKey }));
  const repeated =
    byKey || (sequence <= acceptedSequence && (await manager.findOneBy(CatalogPushEntity, { runId: id, sequence })));
  if (!repeated) return null;
  if (repeated.digest === digest) return repeated;
  throw new ReportError(
    'IDEMPOTENCY_MISMATCH',
    `Expected push ${repeated.sequence} as it was taken, found other content under its ${byKey ? 'key' : 'number'}.`,
    { path: ['input', byKey ? 'idempotencyKey' : 'sequence'] },
  );
}

function checkTurn(run: CatalogRunEntity, { sequence }: Push): void {
  if (run.status !== CatalogSyncStatus.RUNNING) {
    throw new ReportError(
      'SYNC_RUN_OVER',
      `Expected a run that takes items, found run ${run.id} ${run.status}. Start another.`,
    );
  }
  if (sequence === run.acceptedSequence + 1) return;
  throw new ReportError('SYNC_SEQUENCE', `Expected push ${run.acceptedSequence + 1} next, found ${sequence}.`, {
    path: ['input', 'sequence'],
  });
}

function rejectionsOf(runId: number, sequence: number, { results }: PushAnswer): CatalogRejectionEntity[] {
  return results.flatMap(({ externalId, line, outcome, errors }, position) => {
    const isTaken = outcome !== CatalogItemOutcome.REJECTED && outcome !== CatalogItemOutcome.CONFLICT;
    return isTaken ? [] : [{ runId, sequence, position, line, externalId, outcome, errors }];
  });
}

/** Tells of a sync that is done in the transaction that ends it. */
async function recordEnd(manager: EntityManager, run: CatalogRunEntity, actor: Actor): Promise<void> {
  const sequence = await auditRun(manager, run, 'finishCatalogSync', actor);
  const isDone = run.status === CatalogSyncStatus.SUCCEEDED || run.status === CatalogSyncStatus.PARTIAL;
  if (isDone && !run.dryRun) await insertMany(manager, CatalogEventEntity, [{ sequence, runId: run.id }]);
}

function auditRun(manager: EntityManager, run: CatalogRunEntity, action: string, actor: Actor): Promise<number> {
  const { source, id, status, message } = run;
  return recordAudit(manager, actor, { action, object: `${source}/${id}`, after: status, reason: message });
}
