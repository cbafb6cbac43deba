import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case study of one snapshot. */
@Entity('case_study')
export class CaseStudyEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  /** Place in the issue, from 1. */
  @PrimaryColumn({ name: 'position', type: 'integer' })
  position!: number;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'paragraphs', type: 'simple-json' })
  paragraphs!: string[];

  @Column({ name: 'source_name', type: 'text', nullable: true })
  sourceName!: string | null;

  @Column({ name: 'prefecture_id', type: 'text', nullable: true })
  prefectureId!: string | null;

  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;
}
