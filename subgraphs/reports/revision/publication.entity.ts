import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { YearMonth } from '../../shared/graphql/scalars.js';

/** Which revision of a month is published: the one row that changes when a month is. No other subgraph knows. */
@Entity('publication')
export class PublicationEntity {
  @PrimaryColumn({ name: 'month', type: 'text' })
  month!: YearMonth;

  @Column({ name: 'revision', type: 'integer' })
  revision!: number;
}
