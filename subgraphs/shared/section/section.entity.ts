import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a subgraph knows of its section of one snapshot. Each subgraph keeps its own, in its own database. */
@Entity('section')
export class SectionEntity {
  /** `2024-06/1` */
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  /** How often its content changed; 0 until it is put for the first time. */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  /** SHA-256 of its content; empty until it is put. */
  @Column({ name: 'digest', type: 'text' })
  digest!: string;

  @Column({ name: 'sealed', type: 'boolean' })
  sealed!: boolean;
}
