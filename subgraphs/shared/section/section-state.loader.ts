import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { alignByKey } from '../align-by-key.js';
import { selectRows } from '../database/select-rows.js';
import { anyOf, sql } from '../database/sql.js';
import { SectionEntity } from './section.entity.js';

/** Section states by snapshot: one query per tick, `null` where nothing was put yet. */
export function createSectionStateLoader(reader: EntityManager) {
  return new DataLoader<string, SectionEntity | null>(
    async (snapshots) => {
      const rows = await selectRows(reader, SectionEntity, sql`WHERE snapshot ${anyOf(snapshots)}`);
      return alignByKey(snapshots, rows, ({ snapshot }) => snapshot);
    },
    { name: 'SectionState' },
  );
}
