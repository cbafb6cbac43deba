import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ItemError } from '../../../catalog/item-problems.js';
import type { CatalogItemOutcome } from './catalog-sync.enums.js';

/** An item a run did not take, with everything that is wrong with it. */
@Entity({ name: 'catalog_rejection', withoutRowid: true })
export class CatalogRejectionEntity {
  @PrimaryColumn({ name: 'run_id', type: 'integer' })
  runId!: number;

  @PrimaryColumn({ name: 'sequence', type: 'integer' })
  sequence!: number;

  /** Place in the push, from 0. */
  @PrimaryColumn({ name: 'position', type: 'integer' })
  position!: number;

  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;

  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId!: string | null;

  /** REJECTED or CONFLICT. */
  @Column({ name: 'outcome', type: 'text' })
  outcome!: CatalogItemOutcome;

  @Column({ name: 'errors', type: 'simple-json' })
  errors!: ItemError[];
}

/** An entry a run retired, or would have if it was no dry run. */
@Entity({ name: 'catalog_retirement', withoutRowid: true })
export class CatalogRetirementEntity {
  @PrimaryColumn({ name: 'run_id', type: 'integer' })
  runId!: number;

  @PrimaryColumn({ name: 'resource_id', type: 'integer' })
  resourceId!: number;

  @Column({ name: 'external_id', type: 'text' })
  externalId!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;
}
