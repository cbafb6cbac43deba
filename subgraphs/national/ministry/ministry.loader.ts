import DataLoader from 'dataloader';
import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { MinistryEntity } from './ministry.entity.js';
import type { MinistryRepository } from './ministry.repository.js';

export type MinistryLoader = DataLoader<string, MinistryEntity | null>;

/** Ministries by id: one query per tick. */
export const createMinistryLoader = (repository: MinistryRepository): MinistryLoader =>
  new DataLoader(async (ids) => alignByKey(ids, await repository.findByIds(ids), ({ id }) => id), { name: 'Ministry' });

/** Ids of ministries by name, exactly as printed: `null` where none has it. */
export const createMinistryIdLoader = (repository: MinistryRepository) =>
  new DataLoader<string, string | null>(
    async (names) => {
      const aliases = alignByKey(names, await repository.findAliases(names), ({ name }) => name);
      return aliases.map((alias) => alias?.ministryId ?? null);
    },
    { name: 'MinistryId' },
  );

/** Every name each of them goes by, by id. */
export const createMinistryAliasLoader = (repository: MinistryRepository) =>
  new DataLoader<string, string[]>(
    async (ids) => {
      const aliases = groupByKey(ids, await repository.findAliasesOf(ids), ({ ministryId }) => ministryId);
      return aliases.map((rows) => [...new Set(rows.map(({ name }) => name))]);
    },
    { name: 'MinistryAlias' },
  );
