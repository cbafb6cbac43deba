import type { EntityManager } from 'typeorm';
import type { CaseStudyContent } from '../../../issue/issue.js';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
import { CaseFigureEntity } from './case-figure.entity.js';
import { CaseStudyEntity } from './case-study.entity.js';

export class CaseStudyRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findBySnapshots(snapshots: readonly string[]): Promise<CaseStudyEntity[]> {
    const rest = sql`WHERE snapshot ${anyOf(snapshots)} ORDER BY snapshot, position`;
    return selectRows(this.#reader, CaseStudyEntity, rest);
  }

  findFigures(snapshots: readonly string[]): Promise<CaseFigureEntity[]> {
    const rest = sql`WHERE snapshot ${anyOf(snapshots)} ORDER BY snapshot, case_position, position`;
    return selectRows(this.#reader, CaseFigureEntity, rest);
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
