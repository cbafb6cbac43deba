import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { VolumeRank } from '../../../issue/issue.js';
import { VolumeColumns } from '../volume/volume.columns.js';

/** Which side of an exchange a ranking is about: 服务量 or 使用量. */
export type RankingSide = 'SERVICE' | 'USAGE';

/** A row of a ranking as printed: tables 3-2 and 3-3 in `departments`, 4-1 and 4-2 in `prefectures`. */
@Entity('volume_rank')
@Index('volume_rank_name', ['name', 'snapshot'])
export class VolumeRankEntity implements VolumeRank {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  @PrimaryColumn({ name: 'side', type: 'text' })
  side!: RankingSide;

  /** Row of the table, from 1. Not the rank, which a draft may print twice. */
  @PrimaryColumn({ name: 'position', type: 'integer' })
  position!: number;

  @Column({ name: 'rank', type: 'integer' })
  rank!: number;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column(() => VolumeColumns, { prefix: false })
  volume!: VolumeColumns;
}
