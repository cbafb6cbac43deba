import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ResourceStatus } from './code-list-enums.js';

/** An entry of the catalog as one source gives it. Kept for good: what a source gives no longer is retired. */
@Entity('national_resource')
@Index('national_resource_code', ['code'])
export class NationalResourceEntity {
  @PrimaryGeneratedColumn({ name: 'id', type: 'integer' })
  id!: number;

  @Column({ name: 'source', type: 'text' })
  source!: string;

  @Column({ name: 'external_id', type: 'text' })
  externalId!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  /** The ministry `providerName` stands for in the registry of this version; see `resolve-ministries.ts`. */
  @Column({ name: 'ministry_id', type: 'text', nullable: true })
  ministryId!: string | null;

  @Column({ name: 'provider_name', type: 'text' })
  providerName!: string;

  @Column({ name: 'status', type: 'text' })
  status!: ResourceStatus;

  /** Counted from 1; changes only with `UPDATE … WHERE version = ?`, or under the lock of its source. */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  /** The whole item as canonical JSON, all of its fields; the columns beside it are what rows are found by. */
  @Column({ name: 'content', type: 'text' })
  content!: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash!: string;

  /** Whether a person changed it since its source gave it last. */
  @Column({ name: 'edited', type: 'boolean' })
  edited!: boolean;

  @Column({ name: 'created_at', type: 'text' })
  createdAt!: string;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  /** The run that brought it first; null if a person entered it. */
  @Column({ name: 'created_run_id', type: 'integer', nullable: true })
  createdRunId!: number | null;

  @Column({ name: 'changed_at', type: 'text' })
  changedAt!: string;

  @Column({ name: 'changed_by', type: 'text' })
  changedBy!: string;

  /** The run that brought the current version; null if a person did. */
  @Column({ name: 'run_id', type: 'integer', nullable: true })
  runId!: number | null;

  /** Line of the run's file. */
  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;
}
