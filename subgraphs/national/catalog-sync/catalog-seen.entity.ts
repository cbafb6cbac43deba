import { Entity, PrimaryColumn } from 'typeorm';

/** Entries a run has seen without writing them. Removed when the run is over. */
@Entity({ name: 'catalog_seen', withoutRowid: true })
export class CatalogSeenEntity {
  @PrimaryColumn({ name: 'run_id', type: 'integer' })
  runId!: number;

  @PrimaryColumn({ name: 'external_id', type: 'text' })
  externalId!: string;
}

/** Whole buckets a run has seen. Removed when the run is over. */
@Entity({ name: 'catalog_seen_bucket', withoutRowid: true })
export class CatalogSeenBucketEntity {
  @PrimaryColumn({ name: 'run_id', type: 'integer' })
  runId!: number;

  @PrimaryColumn({ name: 'prefix', type: 'text' })
  prefix!: string;
}
