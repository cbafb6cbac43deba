import { type EntityManager, In } from 'typeorm';
import { MinistryEntity } from './ministry.entity.js';
import { MinistryAliasEntity } from './ministry-alias.entity.js';

export class MinistryRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findAll(): Promise<MinistryEntity[]> {
    return this.#reader.find(MinistryEntity, { order: { id: 'ASC' } });
  }

  findByIds(ids: readonly string[]): Promise<MinistryEntity[]> {
    return this.#reader.findBy(MinistryEntity, { id: In([...ids]) });
  }

  findAliases(names: readonly string[]): Promise<MinistryAliasEntity[]> {
    return this.#reader.findBy(MinistryAliasEntity, { name: In([...names]) });
  }

  /** Every name of some of them. */
  findAliasesOf(ids: readonly string[]): Promise<MinistryAliasEntity[]> {
    return this.#reader.find(MinistryAliasEntity, { where: { ministryId: In([...ids]) }, order: { name: 'ASC' } });
  }
}

/** Ids of all ministries by every name they go by; a short table. */
export async function readMinistryIds(manager: EntityManager): Promise<Map<string, string>> {
  const aliases = await manager.find(MinistryAliasEntity);
  return new Map(aliases.map(({ name, ministryId }) => [name, ministryId]));
}
