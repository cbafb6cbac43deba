import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import type { RecordedReconciliation } from '../check/recorded-reconciliation.js';

export type ReportStatus = 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';

/** A revision of a month's report: who opened it, when and why, and what became of it. */
@Entity('revision')
@Index('revision_idempotency_key', ['month', 'idempotencyKey'], { unique: true })
export class RevisionEntity {
  @PrimaryColumn({ name: 'month', type: 'text' })
  month!: YearMonth;

  /** Counted from 1. */
  @PrimaryColumn({ name: 'revision', type: 'integer' })
  revision!: number;

  @Column({ name: 'status', type: 'text' })
  status!: ReportStatus;

  /** The revision that was published when this one was opened; null if none was. */
  @Column({ name: 'based_on', type: 'integer', nullable: true })
  basedOn!: number | null;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy!: string;

  @Column({ name: 'opened_at', type: 'text' })
  openedAt!: string;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  @Column({ name: 'published_by', type: 'text', nullable: true })
  publishedBy!: string | null;

  @Column({ name: 'published_at', type: 'text', nullable: true })
  publishedAt!: string | null;

  /** What the check found that it was published with. */
  @Column({ name: 'reconciliation', type: 'simple-json', nullable: true })
  reconciliation!: RecordedReconciliation | null;
}
