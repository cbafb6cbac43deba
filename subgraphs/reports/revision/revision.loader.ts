import DataLoader from 'dataloader';
import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import { type Snapshot, snapshotKey } from '../../shared/snapshot/snapshot.js';
import type { RevisionEntity } from './revision.entity.js';
import type { RevisionRepository } from './revision.repository.js';

/** Revisions by key, whatever their status: `null` where there is none. */
export const createRevisionLoader = (repository: RevisionRepository) =>
  new DataLoader<Snapshot, RevisionEntity | null, string>(
    async (snapshots) => alignByKey(snapshots.map(snapshotKey), await repository.findRevisions(snapshots), snapshotKey),
    { name: 'Revision', cacheKeyFn: snapshotKey },
  );

/** Every revision of each month, the first one first. */
export const createRevisionsOfMonthLoader = (repository: RevisionRepository) =>
  new DataLoader<YearMonth, RevisionEntity[]>(
    async (months) => groupByKey(months, await repository.findOfMonths(months), ({ month }) => month),
    { name: 'RevisionsOfMonth' },
  );

/** The published revision of each month: `null` where none is. */
export const createPublishedLoader = (repository: RevisionRepository) =>
  new DataLoader<YearMonth, RevisionEntity | null>(
    async (months) => alignByKey(months, await repository.findPublished(months), ({ month }) => month),
    { name: 'Published' },
  );
