import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sync that was done, as it is told to whoever listens. Written in the transaction that ends the run. */
@Entity('catalog_event')
export class CatalogEventEntity {
  /** Of the audit event of that end. */
  @PrimaryColumn({ name: 'sequence', type: 'integer' })
  sequence!: number;

  @Column({ name: 'run_id', type: 'integer' })
  runId!: number;
}
