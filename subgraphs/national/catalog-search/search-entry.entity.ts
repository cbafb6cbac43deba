import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What an entry is found and ordered by: narrow, so that walking over many costs little. The indices are by code points, which
 * only `search-tables.ts` can say.
 */
@Entity('catalog_search')
@Index('catalog_search_order', ['title', 'code', 'id', 'cellId'])
@Index('catalog_search_cell', ['cellId', 'title', 'code', 'id'])
@Index('catalog_search_code', ['code'])
export class SearchEntryEntity {
  @PrimaryColumn({ name: 'id', type: 'integer' })
  id!: number;

  @Column({ name: 'cell_id', type: 'integer' })
  cellId!: number;

  /** `foldText(title)`. */
  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;
}
