import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { InterfaceKind, SharingType, UpdateFrequency } from '../../../catalog/code-lists.js';
import type { ResourceStatus } from '../national-resource/code-list-enums.js';

/**
 * All entries that are alike in everything they can be filtered by, and how many they are. A few thousand rows stand for
 * millions of entries, so counts and facets under any filter are exact and cheap.
 */
@Entity('catalog_cell')
@Index('catalog_cell_key', ['key'], { unique: true })
export class SearchCellEntity {
  @PrimaryGeneratedColumn({ name: 'id', type: 'integer' })
  id!: number;

  /** All of the below in one text. */
  @Column({ name: 'key', type: 'text' })
  key!: string;

  @Column({ name: 'source', type: 'text' })
  source!: string;

  @Column({ name: 'status', type: 'text' })
  status!: ResourceStatus;

  @Column({ name: 'ministry_id', type: 'text', nullable: true })
  ministryId!: string | null;

  @Column({ name: 'sharing_type', type: 'text' })
  sharingType!: SharingType;

  @Column({ name: 'update_frequency', type: 'text', nullable: true })
  updateFrequency!: UpdateFrequency | null;

  @Column({ name: 'interface_kind', type: 'text', nullable: true })
  interfaceKind!: InterfaceKind | null;

  @Column({ name: 'open_to_public', type: 'boolean', nullable: true })
  openToPublic!: boolean | null;

  @Column({ name: 'entries', type: 'integer' })
  entries!: number;
}
