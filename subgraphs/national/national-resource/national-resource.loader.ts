import DataLoader from 'dataloader';
import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { NationalResourceRepository } from './national-resource.repository.js';
import type { NationalResource } from './national-resource.type.js';
import type { ResourceChangeEntity } from './resource-change.entity.js';

/** What an issue prints of a resource: its title and whose it is. */
export interface PrintedResource {
  title: string;
  ministryId: string;
}

export type ResourceLoader = DataLoader<string, NationalResource | null>;

/** Catalog entries by id: one query per tick. */
export const createResourceLoader = (repository: NationalResourceRepository): ResourceLoader =>
  new DataLoader(async (ids) => alignByKey(ids, await repository.findByIds(ids), ({ id }) => id), {
    name: 'NationalResource',
  });

/**
 * Catalog entries by code. Sources may give the same code: the entry that is active is meant, of several the one that was there
 * first.
 */
export const createResourceByCodeLoader = (repository: NationalResourceRepository): ResourceLoader =>
  new DataLoader(
    async (codes) => {
      const sameCode = groupByKey(codes, await repository.findByCodes(codes), ({ code }) => code);
      return sameCode.map((found) => found[0] ?? null);
    },
    { name: 'NationalResourceByCode' },
  );

/**
 * The entry a recommendation means: the very title, the very ministry, active if there is such a one. Null if there is none, or
 * they have several codes; of several sources that give one code, the entry `nationalResource` answers.
 */
export const createRecommendedResourceLoader = (repository: NationalResourceRepository) =>
  new DataLoader<PrintedResource, NationalResource | null, string>(
    async (printed) => {
      const titles = [...new Set(printed.map(({ title }) => title))];
      const byTitle = groupByKey(titles, await repository.findByTitles(titles), ({ title }) => title);
      return printed.map(({ title, ministryId }) => {
        const sameTitle = byTitle[titles.indexOf(title)] ?? [];
        const [resource = null, ...others] = sameTitle.filter((each) => each.ministryId === ministryId);
        const rivals = others.filter(({ status }) => status === resource?.status);
        return rivals.every(({ code }) => code === resource?.code) ? resource : null;
      });
    },
    { name: 'RecommendedResource', cacheKeyFn: ({ title, ministryId }) => `${ministryId}/${title}` },
  );

/** The changes of each entry, the newest first. */
export const createResourceChangeLoader = (repository: NationalResourceRepository) =>
  new DataLoader<string, ResourceChangeEntity[]>(
    async (ids) => groupByKey(ids, await repository.findChanges(ids), ({ resourceId }) => String(resourceId)),
    { name: 'ResourceChange' },
  );
