import { Column, Entity, PrimaryColumn } from 'typeorm';

export type MinistryKind = 'MINISTRY' | 'STATE_COUNCIL_BODY' | 'PLATFORM';

@Entity('ministry')
export class MinistryEntity {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'full_name', type: 'text' })
  fullName!: string;

  @Column({ name: 'english_name', type: 'text' })
  englishName!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: MinistryKind;
}
