import { type EntityManager, In } from 'typeorm';
import type { DepartmentSharingSection } from '../../../issue/issue.js';
import { replaceRankings } from '../../shared/ranking/rankings.repository.js';
import { ResponsivenessEntity } from './responsiveness.entity.js';

/** Places by timeliness of some snapshots, in printed order. */
export function findResponsiveness(
  reader: EntityManager,
  snapshots: readonly string[],
): Promise<ResponsivenessEntity[]> {
  return reader.find(ResponsivenessEntity, {
    where: { snapshot: In([...snapshots]) },
    order: { snapshot: 'ASC', position: 'ASC' },
  });
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
