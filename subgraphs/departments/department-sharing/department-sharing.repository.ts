import type { EntityManager } from 'typeorm';
import type { DepartmentSharingSection } from '../../../issue/issue.js';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
import { replaceRankings } from '../../shared/ranking/rankings.repository.js';
import { ResponsivenessEntity } from './responsiveness.entity.js';

/** Places by timeliness of some snapshots, in printed order. */
export function findResponsiveness(
  reader: EntityManager,
  snapshots: readonly string[],
): Promise<ResponsivenessEntity[]> {
  return selectRows(reader, ResponsivenessEntity, sql`WHERE snapshot ${anyOf(snapshots)} ORDER BY snapshot, position`);
}

/** Replaces section 三 of one snapshot; `null` removes it. */
export async function replaceDepartmentSharing(
  manager: EntityManager,
  snapshot: string,
  content: DepartmentSharingSection | null,
): Promise<void> {
  await replaceRankings(manager, snapshot, content);
  await manager.delete(ResponsivenessEntity, { snapshot });
  const rows = content?.responsiveness ?? [];
  await manager.insert(
    ResponsivenessEntity,
    rows.map(({ rank, name, line = null }, index) => ({ snapshot, position: index + 1, rank, name, line })),
  );
}
