import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VolumeColumns } from '../../shared/volume/volume.columns.js';
import type { PlatformIndicator } from './indicators.js';

/** A figure of section 一: a count of applications or a volume of exchange. */
@Entity('platform_figure')
export class PlatformFigureEntity {
  @PrimaryColumn({ name: 'snapshot', type: 'text' })
  snapshot!: string;

  @PrimaryColumn({ name: 'indicator', type: 'text' })
  indicator!: PlatformIndicator;

  @Column(() => VolumeColumns, { prefix: false })
  volume!: VolumeColumns;
}
