import { type EntityManager, In } from 'typeorm';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
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
    return selectRows(this.#reader, MinistryEntity, sql`WHERE id ${anyOf(ids)}`);
  }

  findAliases(names: readonly string[]): Promise<MinistryAliasEntity[]> {
    return selectRows(this.#reader, MinistryAliasEntity, sql`WHERE name ${anyOf(names)}`);
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
