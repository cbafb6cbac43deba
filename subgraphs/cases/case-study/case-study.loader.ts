import { groupByKey } from '../../shared/align-by-key.js';
import type { SectionReader } from '../../shared/section/section-reader.js';
import type { CaseStudyRepository } from './case-study.repository.js';

/** Case studies by snapshot, in printed order. */
export const createCaseStudyLoader = (sections: SectionReader, repository: CaseStudyRepository) =>
  sections.loader('CaseStudy', async (snapshots) =>
    groupByKey(snapshots, await repository.findBySnapshots(snapshots), ({ snapshot }) => snapshot),
  );

/** Figures of all case studies of a snapshot, by case study, then in printed order. */
export const createCaseFigureLoader = (sections: SectionReader, repository: CaseStudyRepository) =>
  sections.loader('CaseFigure', async (snapshots) =>
    groupByKey(snapshots, await repository.findFigures(snapshots), ({ snapshot }) => snapshot),
  );
