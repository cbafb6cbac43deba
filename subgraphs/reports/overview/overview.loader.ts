import type { SectionReader } from '../../shared/section/section-reader.js';
import type { OverviewRepository } from './overview.repository.js';

/** Cover and colophon by snapshot: `null` if they were not put yet. */
export const createOverviewLoader = (sections: SectionReader, repository: OverviewRepository) =>
  sections.row('Overview', (snapshots) => repository.findOverviews(snapshots));

/** Figures of section 一 by snapshot, in printed order. */
export const createPlatformFigureLoader = (sections: SectionReader, repository: OverviewRepository) =>
  sections.rows('PlatformFigure', (snapshots) => repository.findFigures(snapshots));
