import DataLoader from 'dataloader';
import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { PrefectureEntity } from './prefecture.entity.js';
import type { PrefectureRepository } from './prefecture.repository.js';

export type PrefectureLoader = DataLoader<string, PrefectureEntity | null>;

/** Prefectures by id: one query per tick. */
export const createPrefectureLoader = (repository: PrefectureRepository): PrefectureLoader =>
  new DataLoader(async (ids) => alignByKey(ids, await repository.findByIds(ids), ({ id }) => id), {
    name: 'Prefecture',
  });

/** Prefectures by name, exactly as printed: `null` where none has it. */
export function createNamedPrefectureLoader(repository: PrefectureRepository, prefectures: PrefectureLoader) {
  return new DataLoader<string, PrefectureEntity | null>(
    async (names) => {
      const aliases = alignByKey(names, await repository.findAliases(names), ({ name }) => name);
      return Promise.all(aliases.map((alias) => (alias ? prefectures.load(alias.prefectureId) : null)));
    },
    { name: 'NamedPrefecture' },
  );
}

/** Every name each of them goes by, by id. */
export const createPrefectureAliasLoader = (repository: PrefectureRepository) =>
  new DataLoader<string, string[]>(
    async (ids) => {
      const aliases = groupByKey(ids, await repository.findAliasesOf(ids), ({ prefectureId }) => prefectureId);
      return aliases.map((rows) => [...new Set(rows.map(({ name }) => name))]);
    },
    { name: 'PrefectureAlias' },
  );
