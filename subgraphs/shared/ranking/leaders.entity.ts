import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Names the prose puts first, of one snapshot. There is a row for every snapshot that prints the section. */
@Entity('leaders')
export class LeadersEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  @Column({ name: 'service', type: 'simple-json' })
  service!: string[];

  @Column({ name: 'usage', type: 'simple-json' })
  usage!: string[];
}
