import type { SectionReader } from '../../shared/section/section-reader.js';
import type { CaseStudyRepository } from './case-study.repository.js';

/** Case studies by snapshot, in printed order. */
export const createCaseStudyLoader = (sections: SectionReader, repository: CaseStudyRepository) =>
  sections.rows('CaseStudy', (snapshots) => repository.findBySnapshots(snapshots));

/** Figures of all case studies of a snapshot, by case study, then in printed order. */
export const createCaseFigureLoader = (sections: SectionReader, repository: CaseStudyRepository) =>
  sections.rows('CaseFigure', (snapshots) => repository.findFigures(snapshots));
