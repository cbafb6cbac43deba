import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('national_resource')
@Index('national_resource_code', ['code'], { unique: true })
@Index('national_resource_title', ['title'])
export class NationalResourceEntity {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'ministry_id', type: 'text', nullable: true })
  ministryId!: string | null;
}
