import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { SectionReader } from '../../shared/section/section-reader.js';
import type { OverviewRepository } from './overview.repository.js';

/** Cover and colophon by snapshot: `null` if they were not put yet. */
export const createOverviewLoader = (sections: SectionReader, repository: OverviewRepository) =>
  sections.loader('Overview', async (snapshots) =>
    alignByKey(snapshots, await repository.findOverviews(snapshots), ({ snapshot }) => snapshot),
  );

/** Figures of section 一 by snapshot, in printed order. */
export const createPlatformFigureLoader = (sections: SectionReader, repository: OverviewRepository) =>
  sections.loader('PlatformFigure', async (snapshots) =>
    groupByKey(snapshots, await repository.findFigures(snapshots), ({ snapshot }) => snapshot),
  );
