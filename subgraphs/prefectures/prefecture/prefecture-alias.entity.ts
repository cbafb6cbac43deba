import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A name issues print for a prefecture. Names match exactly: 黔西南 and 黔东南 both end in 南. */
@Entity('prefecture_alias')
export class PrefectureAliasEntity {
  @PrimaryColumn({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'prefecture_id', type: 'text' })
  prefectureId!: string;
}
