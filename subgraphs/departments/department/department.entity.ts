import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DepartmentKind = 'GOVERNMENT_DEPARTMENT' | 'CENTRAL_VERTICAL' | 'COURT' | 'INSTITUTION';

@Entity('department')
export class DepartmentEntity {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'full_name', type: 'text' })
  fullName!: string;

  @Column({ name: 'english_name', type: 'text' })
  englishName!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: DepartmentKind;

  @Column({ name: 'credit_code', type: 'text', nullable: true })
  creditCode!: string | null;

  @Column({ name: 'valid_from', type: 'text', nullable: true })
  validFrom!: string | null;

  @Column({ name: 'valid_until', type: 'text', nullable: true })
  validUntil!: string | null;

  @Column({ name: 'superior_ministry_id', type: 'text', nullable: true })
  superiorMinistryId!: string | null;
}
