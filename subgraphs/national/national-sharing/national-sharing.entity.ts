import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FigureSource } from '../../../issue/issue.js';
import type { YearMonth } from '../../shared/graphql/scalars.js';

/** Section 二 of one snapshot but for its lists. There is a row for every snapshot that prints the section. */
@Entity('national_sharing')
export class NationalSharingEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  /** Null if the issue prints no figure of applications. */
  @Column({ name: 'cumulative', type: 'integer', nullable: true })
  cumulative!: number | null;

  @Column({ name: 'department_count', type: 'integer', nullable: true })
  departmentCount!: number | null;

  @Column({ name: 'zone', type: 'text', nullable: true })
  zone!: string | null;

  @Column({ name: 'recommended_for', type: 'text', nullable: true })
  recommendedFor!: YearMonth | null;

  @Column({ name: 'sources', type: 'simple-json' })
  sources!: FigureSource[];
}
