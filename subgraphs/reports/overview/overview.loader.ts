import DataLoader from 'dataloader';
import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { OverviewRepository } from './overview.repository.js';

/** Cover and colophon by snapshot: `null` if they were not put yet. */
export const createOverviewLoader = (repository: OverviewRepository) =>
  new DataLoader(
    async (snapshots: readonly string[]) =>
      alignByKey(snapshots, await repository.findOverviews(snapshots), ({ snapshot }) => snapshot),
    { name: 'Overview' },
  );

/** Figures of section 一 by snapshot, in printed order. */
export const createPlatformFigureLoader = (repository: OverviewRepository) =>
  new DataLoader(
    async (snapshots: readonly string[]) =>
      groupByKey(snapshots, await repository.findFigures(snapshots), ({ snapshot }) => snapshot),
    { name: 'PlatformFigure' },
  );
