import { type EntityManager, In } from 'typeorm';
import type { VolumeRank } from '../../../issue/issue.js';
import { type RawVolume, selectVolume, toVolumeColumns } from '../volume/raw-volume.js';
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
  return reader.findBy(LeadersEntity, { snapshot: In([...snapshots]) });
}

/** The rows of all tables of some snapshots, in printed order. */
export async function findVolumeRanks(
  reader: EntityManager,
  snapshots: readonly string[],
): Promise<VolumeRankEntity[]> {
  const query = reader
    .createQueryBuilder(VolumeRankEntity, 'row')
    .select('row.snapshot', 'snapshot')
    .addSelect('row.side', 'side')
    .addSelect('row.position', 'position')
    .addSelect('row.rank', 'rank')
    .addSelect('row.name', 'name')
    .where({ snapshot: In([...snapshots]) })
    .orderBy({ 'row.snapshot': 'ASC', 'row.side': 'ASC', 'row.position': 'ASC' });
  const rows = await selectVolume(query).getRawMany<Omit<VolumeRankEntity, 'volume'> & RawVolume>();
  return rows.map((row) => ({
    snapshot: row.snapshot,
    side: row.side,
    position: row.position,
    rank: row.rank,
    name: row.name,
    volume: toVolumeColumns(row),
  }));
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
