import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of table 2-2 as printed. */
@Entity('recommendation')
@Index('recommendation_name', ['name', 'snapshot'])
export class RecommendationEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  /** Row of the table, from 1. Not the rank, which a draft may print twice. */
  @PrimaryColumn({ name: 'position', type: 'integer' })
  position!: number;

  @Column({ name: 'rank', type: 'integer' })
  rank!: number;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'ministry_name', type: 'text' })
  ministryName!: string;

  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;
}
