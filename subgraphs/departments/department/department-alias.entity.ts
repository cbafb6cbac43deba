import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A name issues print for a department. Names match exactly; what is not here stays unresolved. */
@Entity('department_alias')
export class DepartmentAliasEntity {
  @PrimaryColumn({ name: 'name', type: 'text' })
  name!: string;

  /** First month the name stands for this department; empty for "ever since". One name may pass from body to body. */
  @PrimaryColumn({ name: 'valid_from', type: 'text' })
  validFrom!: string;

  @Column({ name: 'department_id', type: 'text' })
  departmentId!: string;
}
