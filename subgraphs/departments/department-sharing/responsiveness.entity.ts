import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place in the ranking by timeliness of one snapshot. */
@Entity('responsiveness')
export class ResponsivenessEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  @PrimaryColumn({ name: 'position', type: 'integer' })
  position!: number;

  @Column({ name: 'rank', type: 'integer' })
  rank!: number;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;
}
