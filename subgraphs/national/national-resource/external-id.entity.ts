import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a source calls an entry, and what it last said of it. Never removed: an entry that comes back is the same entry.
 * Narrow, and in the order of the buckets, since comparing a source with its catalog reads nothing else.
 */
@Entity({ name: 'catalog_external_id', withoutRowid: true })
export class ExternalIdEntity {
  @PrimaryColumn({ name: 'source', type: 'text' })
  source!: string;

  /** `bucketOf(externalId)`. */
  @PrimaryColumn({ name: 'bucket', type: 'text' })
  bucket!: string;

  @PrimaryColumn({ name: 'external_id', type: 'text' })
  externalId!: string;

  @Column({ name: 'resource_id', type: 'integer' })
  resourceId!: number;

  /** Content hash of what the source gave last: another one than the entry's if a person edited that. */
  @Column({ name: 'source_hash', type: 'text' })
  sourceHash!: string;

  @Column({ name: 'active', type: 'boolean' })
  active!: boolean;

  /**
   * The last run that wrote it, whoever did since: that run must not take it a second time, nor retire it. Null if none did.
   * Others see an entry without writing it: `catalog_seen`.
   */
  @Column({ name: 'run_id', type: 'integer', nullable: true })
  runId!: number | null;
}
