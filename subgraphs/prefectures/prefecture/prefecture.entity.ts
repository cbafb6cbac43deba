import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Region, RegionKind } from '../../../issue/regions.js';

@Entity('prefecture')
export class PrefectureEntity implements Region {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'short_name', type: 'text' })
  shortName!: string;

  @Column({ name: 'full_name', type: 'text' })
  fullName!: string;

  @Column({ name: 'english_name', type: 'text' })
  englishName!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: RegionKind;

  @Column({ name: 'gbt2260', type: 'text', nullable: true })
  gbt2260!: string | null;

  @Column({ name: 'former_codes', type: 'simple-json' })
  formerCodes!: Region['formerCodes'];
}
