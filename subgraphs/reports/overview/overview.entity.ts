import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Distribution, FigureSource } from '../../../issue/issue.js';

/** Cover and colophon of one snapshot. */
@Entity('overview')
export class OverviewEntity implements Distribution {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'publisher', type: 'text' })
  publisher!: string;

  @Column({ name: 'issued_on', type: 'text' })
  issuedOn!: string;

  @Column({ name: 'synthetic', type: 'boolean' })
  synthetic!: boolean;

  @Column({ name: 'reported_to', type: 'text', nullable: true })
  reportedTo!: string | null;

  @Column({ name: 'sent_to', type: 'text', nullable: true })
  sentTo!: string | null;

  @Column({ name: 'issued_to', type: 'text', nullable: true })
  issuedTo!: string | null;

  @Column({ name: 'issuing_office', type: 'text', nullable: true })
  issuingOffice!: string | null;

  @Column({ name: 'copies', type: 'integer', nullable: true })
  copies!: number | null;

  @Column({ name: 'electronic_copies', type: 'integer', nullable: true })
  electronicCopies!: number | null;

  @Column({ name: 'sources', type: 'simple-json' })
  sources!: FigureSource[];
}
