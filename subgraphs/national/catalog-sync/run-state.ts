import type { EntityManager } from 'typeorm';
import { ReportError } from '../../shared/errors.js';
import { CatalogRunEntity } from './catalog-run.entity.js';
import { CatalogSourceEntity } from './catalog-source.entity.js';
import { CatalogSyncStatus } from './catalog-sync.enums.js';
import { lockSource } from './lock-source.js';

/** How long a run keeps its source without a sign of life. */
export const LEASE_MS = 120_000;

export const leaseFrom = (at: string): string => new Date(Date.parse(at) + LEASE_MS).toISOString();

export const isOver = ({ status }: Pick<CatalogRunEntity, 'status'>): boolean =>
  status !== CatalogSyncStatus.RUNNING && status !== CatalogSyncStatus.FINISHING;

const RUN_ID = /^[1-9]\d{0,8}$/;

/** Ids are numbers inside, text outside; a text that is no id of ours finds nothing. */
export const readRunId = (id: string): number => (RUN_ID.test(id) ? Number(id) : 0);

/**
 * A run under the lock of its source.
 *
 * @throws {ReportError} SYNC_RUN_NOT_FOUND
 */
export async function lockRun(manager: EntityManager, id: number): Promise<CatalogRunEntity> {
  const { source } = (await manager.findOne(CatalogRunEntity, { where: { id }, select: { source: true } })) ?? {};
  if (source === undefined) {
    throw new ReportError('SYNC_RUN_NOT_FOUND', 'Expected the id of a run, found another text.', {
      path: ['input', 'runId'],
    });
  }
  await lockSource(manager, source);
  return manager.findOneByOrFail(CatalogRunEntity, { id });
}

/** Ends a run and gives its source free. */
export async function endRun(
  manager: EntityManager,
  run: CatalogRunEntity,
  end: { status: CatalogSyncStatus; message?: string; at: string },
): Promise<CatalogRunEntity> {
  const ended = { status: end.status, message: end.message ?? null, endedAt: end.at };
  await manager.update(CatalogRunEntity, { id: run.id }, ended);
  await manager.update(CatalogSourceEntity, { source: run.source, runId: run.id }, { runId: null });
  return { ...run, ...ended };
}
