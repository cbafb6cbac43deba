import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An upstream directory. Whoever changes its entries holds the lock of this row, so two never do at once. */
@Entity('catalog_source')
export class CatalogSourceEntity {
  @PrimaryColumn({ name: 'source', type: 'text' })
  source!: string;

  /** The run that is not over; null if none is. */
  @Column({ name: 'run_id', type: 'integer', nullable: true })
  runId!: number | null;

  /** Active entries. */
  @Column({ name: 'active', type: 'integer' })
  active!: number;

  /** How often its entries were changed. */
  @Column({ name: 'writes', type: 'integer' })
  writes!: number;

  /** When they last were; null if there never were any. */
  @Column({ name: 'changed_at', type: 'text', nullable: true })
  changedAt!: string | null;
}
