import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CatalogConflictPolicy, CatalogSyncMode, CatalogSyncStatus } from './catalog-sync.enums.js';

/** A run of a sync script over one source. */
@Entity('catalog_run')
@Index('catalog_run_idempotency_key', ['source', 'idempotencyKey'], { unique: true })
export class CatalogRunEntity {
  @PrimaryGeneratedColumn({ name: 'id', type: 'integer' })
  id!: number;

  @Column({ name: 'source', type: 'text' })
  source!: string;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  @Column({ name: 'mode', type: 'text' })
  mode!: CatalogSyncMode;

  @Column({ name: 'dry_run', type: 'boolean' })
  dryRun!: boolean;

  @Column({ name: 'on_conflict', type: 'text' })
  onConflict!: CatalogConflictPolicy;

  @Column({ name: 'status', type: 'text' })
  status!: CatalogSyncStatus;

  @Column({ name: 'accepted_sequence', type: 'integer' })
  acceptedSequence!: number;

  @Column({ name: 'lease_expires_at', type: 'text' })
  leaseExpiresAt!: string;

  @Column({ name: 'expected_count', type: 'integer', nullable: true })
  expectedCount!: number | null;

  @Column({ name: 'file_name', type: 'text', nullable: true })
  fileName!: string | null;

  @Column({ name: 'file_sha256', type: 'text', nullable: true })
  fileSha256!: string | null;

  @Column({ name: 'started_at', type: 'text' })
  startedAt!: string;

  @Column({ name: 'started_by', type: 'text' })
  startedBy!: string;

  @Column({ name: 'ended_at', type: 'text', nullable: true })
  endedAt!: string | null;

  @Column({ name: 'message', type: 'text', nullable: true })
  message!: string | null;

  /** Active entries of the source when it started: what the guard's percentage is of. */
  @Column({ name: 'active_at_start', type: 'integer' })
  activeAtStart!: number;

  /** Entries read by whole buckets, besides those pushed or listed. */
  @Column({ name: 'marked', type: 'integer' })
  marked!: number;

  @Column({ name: 'read', type: 'integer' })
  read!: number;

  @Column({ name: 'created', type: 'integer' })
  created!: number;

  @Column({ name: 'updated', type: 'integer' })
  updated!: number;

  @Column({ name: 'unchanged', type: 'integer' })
  unchanged!: number;

  @Column({ name: 'restored', type: 'integer' })
  restored!: number;

  @Column({ name: 'retired', type: 'integer' })
  retired!: number;

  @Column({ name: 'rejected', type: 'integer' })
  rejected!: number;

  @Column({ name: 'conflicts', type: 'integer' })
  conflicts!: number;
}
