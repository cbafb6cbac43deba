import { type EntityManager, In } from 'typeorm';
import type { CaseStudyContent } from '../../../issue/issue.js';
import { CaseFigureEntity } from './case-figure.entity.js';
import { CaseStudyEntity } from './case-study.entity.js';

export class CaseStudyRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findBySnapshots(snapshots: readonly string[]): Promise<CaseStudyEntity[]> {
    return this.#reader.find(CaseStudyEntity, {
      where: { snapshot: In([...snapshots]) },
      order: { snapshot: 'ASC', position: 'ASC' },
    });
  }

  findFigures(snapshots: readonly string[]): Promise<CaseFigureEntity[]> {
    return this.#reader.find(CaseFigureEntity, {
      where: { snapshot: In([...snapshots]) },
      order: { snapshot: 'ASC', casePosition: 'ASC', position: 'ASC' },
    });
  }
}

/** Replaces section 五 of one snapshot. */
export async function replaceCaseStudies(
  manager: EntityManager,
  snapshot: string,
  content: CaseStudyContent[] | null,
): Promise<void> {
  await manager.delete(CaseStudyEntity, { snapshot });
  await manager.delete(CaseFigureEntity, { snapshot });
  for (const [index, { figures, line = null, ...study }] of (content ?? []).entries()) {
    const casePosition = index + 1;
    await manager.insert(CaseStudyEntity, { snapshot, position: casePosition, ...study, line });
    await manager.insert(
      CaseFigureEntity,
      figures.map((figure, at) => ({ ...figure, snapshot, casePosition, position: at + 1, line: figure.line ?? null })),
    );
  }
}
