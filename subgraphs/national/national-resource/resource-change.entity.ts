import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ResourceChangeKind } from './code-list-enums.js';

/** A field before and after, as text. */
export interface ChangedField {
  field: string;
  old: string | null;
  new: string | null;
}

/** A version of an entry. The first has no row: what it was is what the oldest change says was before. */
@Entity({ name: 'resource_change', withoutRowid: true })
export class ResourceChangeEntity {
  @PrimaryColumn({ name: 'resource_id', type: 'integer' })
  resourceId!: number;

  /** The version it led to, from 2. */
  @PrimaryColumn({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'kind', type: 'text' })
  kind!: ResourceChangeKind;

  @Column({ name: 'changed_at', type: 'text' })
  changedAt!: string;

  @Column({ name: 'changed_by', type: 'text' })
  changedBy!: string;

  @Column({ name: 'run_id', type: 'integer', nullable: true })
  runId!: number | null;

  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash!: string;

  @Column({ name: 'changes', type: 'simple-json' })
  changes!: ChangedField[];
}
