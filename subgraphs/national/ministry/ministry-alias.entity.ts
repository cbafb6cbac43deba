import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A name issues print for a ministry; matched exactly. */
@Entity('ministry_alias')
export class MinistryAliasEntity {
  @PrimaryColumn({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'ministry_id', type: 'text' })
  ministryId!: string;
}
