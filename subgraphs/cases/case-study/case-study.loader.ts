import DataLoader from 'dataloader';
import { groupByKey } from '../../shared/align-by-key.js';
import type { CaseFigureEntity } from './case-figure.entity.js';
import type { CaseStudyRepository } from './case-study.repository.js';

/** Case studies by snapshot, in printed order. */
export const createCaseStudyLoader = (repository: CaseStudyRepository) =>
  new DataLoader(
    async (snapshots: readonly string[]) =>
      groupByKey(snapshots, await repository.findBySnapshots(snapshots), ({ snapshot }) => snapshot),
    { name: 'CaseStudy' },
  );

const keyOf = ({ snapshot, casePosition }: Pick<CaseFigureEntity, 'snapshot' | 'casePosition'>) =>
  `${snapshot}/${casePosition}`;

/** Figures of case studies by their id. */
export const createCaseFigureLoader = (repository: CaseStudyRepository) =>
  new DataLoader(
    async (ids: readonly string[]) => {
      const snapshots = [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf('/'))))];
      return groupByKey(ids, await repository.findFigures(snapshots), keyOf);
    },
    { name: 'CaseFigure' },
  );
