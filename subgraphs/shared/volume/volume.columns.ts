import { Column } from 'typeorm';
import type { Unit } from '../../../issue/unit.js';
import type { Volume } from '../../../issue/volume.js';
import { wholeNumber } from '../database/whole-number.js';

/** The columns every table of volumes has: the exact count and how it was printed. */
export class VolumeColumns implements Volume {
  @Column({ name: 'times', type: 'bigint', transformer: wholeNumber })
  times!: number;

  @Column({ name: 'reported_text', type: 'text' })
  reportedText!: string;

  @Column({ name: 'reported_unit', type: 'text' })
  reportedUnit!: Unit;

  @Column({ name: 'rounding_step', type: 'bigint', transformer: wholeNumber })
  roundingStep!: number;

  @Column({ name: 'approximate', type: 'boolean' })
  approximate!: boolean;

  @Column({ name: 'line', type: 'integer', nullable: true })
  line!: number | null;
}
