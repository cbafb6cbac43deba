import DataLoader from 'dataloader';
import { alignByKey } from '../../shared/align-by-key.js';
import type { CatalogRunEntity } from './catalog-run.entity.js';
import type { CatalogRunRepository } from './catalog-run.repository.js';

/** Sync runs by id: one query per tick. */
export const createRunLoader = (repository: CatalogRunRepository) =>
  new DataLoader<string, CatalogRunEntity | null>(
    async (ids) => alignByKey(ids, await repository.findByIds(ids), ({ id }) => String(id)),
    { name: 'CatalogRun' },
  );
