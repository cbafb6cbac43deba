import { type EntityManager, In } from 'typeorm';
import { anyOf, runSql, sql } from '../../shared/database/sql.js';
import { BY_CODE_POINT } from '../catalog-search/code-point-order.js';
import { foldText } from '../catalog-search/fold-text.js';
import { SearchEntryEntity } from '../catalog-search/search-entry.entity.js';
import { NationalResourceEntity } from './national-resource.entity.js';
import type { NationalResource } from './national-resource.type.js';
import { ResourceChangeEntity } from './resource-change.entity.js';
import { toResource } from './to-resource.js';

const ID = /^[1-9]\d{0,8}$/;
/** Active ones before retired ones, then the one that was there first. */
const PREFERRED_FIRST = { status: 'ASC', id: 'ASC' } as const;

export class NationalResourceRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  async findByIds(ids: readonly string[]): Promise<NationalResource[]> {
    const known = ids.filter((id) => ID.test(id)).map(Number);
    return (await this.#reader.findBy(NationalResourceEntity, { id: In(known) })).map(toResource);
  }

  async findByCodes(codes: readonly string[]): Promise<NationalResource[]> {
    const where = { code: In([...codes]) };
    return (await this.#reader.find(NationalResourceEntity, { where, order: PREFERRED_FIRST })).map(toResource);
  }

  /** By the index of search, which holds titles folded. */
  async findByTitles(titles: readonly string[]): Promise<NationalResource[]> {
    const found = await runSql<{ id: number }>(
      this.#reader,
      sql`SELECT id FROM ${SearchEntryEntity} WHERE title ${BY_CODE_POINT} ${anyOf(titles.map(foldText))}`,
    );
    const where = { id: In(found.map(({ id }) => id)), title: In([...titles]) };
    return (await this.#reader.find(NationalResourceEntity, { where, order: PREFERRED_FIRST })).map(toResource);
  }

  findChanges(ids: readonly string[]): Promise<ResourceChangeEntity[]> {
    const where = { resourceId: In(ids.map(Number)) };
    return this.#reader.find(ResourceChangeEntity, { where, order: { resourceId: 'ASC', version: 'DESC' } });
  }
}
