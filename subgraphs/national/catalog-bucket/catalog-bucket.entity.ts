import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Count and digest of the smallest buckets of a source, kept up to date with its entries; see `catalog/bucket-digest.ts`. */
@Entity({ name: 'catalog_bucket', withoutRowid: true })
export class CatalogBucketEntity {
  @PrimaryColumn({ name: 'source', type: 'text' })
  source!: string;

  @PrimaryColumn({ name: 'bucket', type: 'text' })
  bucket!: string;

  /** Active entries. */
  @Column({ name: 'count', type: 'integer' })
  count!: number;

  @Column({ name: 'digest', type: 'text' })
  digest!: string;

  /** The last run that saw entries of it one by one; `seen` counts for that run only. */
  @Column({ name: 'run_id', type: 'integer', nullable: true })
  runId!: number | null;

  /** How many of the active entries that run has seen. */
  @Column({ name: 'seen', type: 'integer' })
  seen!: number;
}
