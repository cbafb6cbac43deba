import type { EntityManager } from 'typeorm';
import type { NationalSharingSection } from '../../../issue/issue.js';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
import { NamedDepartmentEntity } from './named-department.entity.js';
import { NationalSharingEntity } from './national-sharing.entity.js';
import { RecommendationEntity } from './recommendation.entity.js';

const IN_PRINTED_ORDER = sql`ORDER BY snapshot, position`;

export class NationalSharingRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findSections(snapshots: readonly string[]): Promise<NationalSharingEntity[]> {
    return selectRows(this.#reader, NationalSharingEntity, sql`WHERE snapshot ${anyOf(snapshots)}`);
  }

  findNamedDepartments(snapshots: readonly string[]): Promise<NamedDepartmentEntity[]> {
    const rest = sql`WHERE snapshot ${anyOf(snapshots)} ${IN_PRINTED_ORDER}`;
    return selectRows(this.#reader, NamedDepartmentEntity, rest);
  }

  findRecommendations(snapshots: readonly string[]): Promise<RecommendationEntity[]> {
    const rest = sql`WHERE snapshot ${anyOf(snapshots)} ${IN_PRINTED_ORDER}`;
    return selectRows(this.#reader, RecommendationEntity, rest);
  }

  /** Rows that print one of these names, by snapshot. */
  findRecommendationsOf(names: readonly string[]): Promise<RecommendationEntity[]> {
    return selectRows(this.#reader, RecommendationEntity, sql`WHERE name ${anyOf(names)} ${IN_PRINTED_ORDER}`);
  }
}

/** Replaces section 二 of one snapshot; `null` removes it. */
export async function replaceNationalSharing(
  manager: EntityManager,
  snapshot: string,
  content: NationalSharingSection | null,
): Promise<void> {
  for (const entity of [NationalSharingEntity, NamedDepartmentEntity, RecommendationEntity]) {
    await manager.delete(entity, { snapshot });
  }
  if (!content) return;
  const { applications, recommendedFor, recommendations, sources } = content;
  await manager.insert(NationalSharingEntity, {
    snapshot,
    cumulative: applications?.cumulative ?? null,
    departmentCount: applications?.departmentCount ?? null,
    zone: applications?.zone ?? null,
    recommendedFor,
    sources,
  });
  await manager.insert(
    NamedDepartmentEntity,
    (applications?.namedDepartments ?? []).map(({ name }, index) => ({ snapshot, position: index + 1, name })),
  );
  await manager.insert(
    RecommendationEntity,
    recommendations.map(({ line = null, ...row }, index) => ({ snapshot, position: index + 1, ...row, line })),
  );
}
