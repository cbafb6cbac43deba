import type { CatalogRunEntity } from './catalog-run.entity.js';
import type { CatalogSyncRun } from './catalog-sync.type.js';
import { isOver } from './run-state.js';

/** A run as the schema shows it. */
export function toRun(run: CatalogRunEntity): CatalogSyncRun {
  const { read, created, updated, unchanged, restored, retired, rejected, conflicts } = run;
  return {
    ...run,
    id: String(run.id),
    leaseExpiresAt: isOver(run) ? null : run.leaseExpiresAt,
    counts: { read, created, updated, unchanged, restored, retired, rejected, conflicts },
  };
}
