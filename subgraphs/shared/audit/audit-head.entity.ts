import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The end of the chain, in one row: writers take turns on it, and events cut off the end are missed. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn({ name: 'id', type: 'integer' })
  id!: number;

  @Column({ name: 'sequence', type: 'integer' })
  sequence!: number;

  @Column({ name: 'hash', type: 'text' })
  hash!: string;
}
