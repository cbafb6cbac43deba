import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department section 二（一） names, as printed. */
@Entity('named_department')
export class NamedDepartmentEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  @PrimaryColumn({ name: 'position', type: 'integer' })
  position!: number;

  @Column({ name: 'name', type: 'text' })
  name!: string;
}
