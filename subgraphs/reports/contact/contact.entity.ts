import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The contact person of an issue, kept apart from everything else it says. */
@Entity('contact')
export class ContactEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  @Column({ name: 'name', type: 'text', nullable: true })
  name!: string | null;

  @Column({ name: 'email', type: 'text', nullable: true })
  email!: string | null;

  @Column({ name: 'phone', type: 'text', nullable: true })
  phone!: string | null;
}
