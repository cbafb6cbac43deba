import type { EntityManager } from 'typeorm';
import type { VolumeRank } from '../../../issue/issue.js';
import { selectRows } from '../database/select-rows.js';
import { anyOf, sql } from '../database/sql.js';
import { LeadersEntity } from './leaders.entity.js';
import { type RankingSide, VolumeRankEntity } from './volume-rank.entity.js';

/** A section that ranks by service and by usage volume. */
export interface RankingsContent {
  serviceLeaders: string[];
  serviceRanking: VolumeRank[];
  usageLeaders: string[];
  usageRanking: VolumeRank[];
}

export function findLeaders(reader: EntityManager, snapshots: readonly string[]): Promise<LeadersEntity[]> {
  return selectRows(reader, LeadersEntity, sql`WHERE snapshot ${anyOf(snapshots)}`);
}

/** The rows of all tables of some snapshots, in printed order. */
export function findVolumeRanks(reader: EntityManager, snapshots: readonly string[]): Promise<VolumeRankEntity[]> {
  const rest = sql`WHERE snapshot ${anyOf(snapshots)} ORDER BY snapshot, side, position`;
  return selectRows(reader, VolumeRankEntity, rest);
}

/** Replaces the rankings of one snapshot; `null` removes them. */
export async function replaceRankings(
  manager: EntityManager,
  snapshot: string,
  content: RankingsContent | null,
): Promise<void> {
  await manager.delete(LeadersEntity, { snapshot });
  await manager.delete(VolumeRankEntity, { snapshot });
  if (!content) return;
  const { serviceLeaders, serviceRanking, usageLeaders, usageRanking } = content;
  await manager.insert(LeadersEntity, { snapshot, service: serviceLeaders, usage: usageLeaders });
  await manager.insert(VolumeRankEntity, [
    ...serviceRanking.map(toRow(snapshot, 'SERVICE')),
    ...usageRanking.map(toRow(snapshot, 'USAGE')),
  ]);
}

const toRow =
  (snapshot: string, side: RankingSide) =>
  ({ rank, name, volume }: VolumeRank, index: number): VolumeRankEntity => ({
    snapshot,
    side,
    position: index + 1,
    rank,
    name,
    volume: { ...volume, line: volume.line ?? null },
  });
