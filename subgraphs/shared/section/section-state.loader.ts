import DataLoader from 'dataloader';
import { type EntityManager, In } from 'typeorm';
import { alignByKey } from '../align-by-key.js';
import { SectionEntity } from './section.entity.js';

/** Section states by snapshot: one query per tick, `null` where nothing was put yet. */
export function createSectionStateLoader(reader: EntityManager) {
  return new DataLoader<string, SectionEntity | null>(
    async (snapshots) => {
      const rows = await reader.findBy(SectionEntity, { snapshot: In([...snapshots]) });
      return alignByKey(snapshots, rows, ({ snapshot }) => snapshot);
    },
    { name: 'SectionState' },
  );
}
