import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseFigure } from '../../../issue/issue.js';

/** A figure in the text of a case study. */
@Entity('case_figure')
export class CaseFigureEntity implements CaseFigure {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  /** Place of the case study in the issue, from 1. */
  @PrimaryColumn({ name: 'case_position', type: 'integer' })
  casePosition!: number;

  @PrimaryColumn({ name: 'position', type: 'integer' })
  position!: number;

  @Column({ name: 'clause', type: 'text' })
  clause!: string;

  @Column({ name: 'reported_text', type: 'text' })
  reportedText!: string;

  @Column({ name: 'unit', type: 'text' })
  unit!: string;

  @Column({ name: 'paragraph', type: 'integer' })
  paragraph!: number;

  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;
}
