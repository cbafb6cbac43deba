import DataLoader from 'dataloader';
import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { NationalResourceEntity } from './national-resource.entity.js';
import type { NationalResourceRepository } from './national-resource.repository.js';

/** What an issue prints of a resource: its title and whose it is. */
export interface PrintedResource {
  title: string;
  ministryId: string;
}

/** Catalog entries by id: one query per tick. */
export const createResourceLoader = (repository: NationalResourceRepository) =>
  new DataLoader<string, NationalResourceEntity | null>(
    async (ids) => alignByKey(ids, await repository.findByIds(ids), ({ id }) => id),
    { name: 'NationalResource' },
  );

/** Catalog entries by code. */
export const createResourceByCodeLoader = (repository: NationalResourceRepository) =>
  new DataLoader<string, NationalResourceEntity | null>(
    async (codes) => alignByKey(codes, await repository.findByCodes(codes), ({ code }) => code),
    { name: 'NationalResourceByCode' },
  );

/** The entry a recommendation means: the very title, the very ministry; `null` if there is none, or more than one. */
export const createRecommendedResourceLoader = (repository: NationalResourceRepository) =>
  new DataLoader<PrintedResource, NationalResourceEntity | null, string>(
    async (printed) => {
      const titles = [...new Set(printed.map(({ title }) => title))];
      const byTitle = groupByKey(titles, await repository.findByTitles(titles), ({ title }) => title);
      return printed.map(({ title, ministryId }) => {
        const sameTitle = byTitle[titles.indexOf(title)] ?? [];
        const [resource = null, ...others] = sameTitle.filter((each) => each.ministryId === ministryId);
        return others.length === 0 ? resource : null;
      });
    },
    { name: 'RecommendedResource', cacheKeyFn: ({ title, ministryId }) => `${ministryId}/${title}` },
  );
