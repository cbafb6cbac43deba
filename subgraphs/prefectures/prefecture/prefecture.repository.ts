import { type EntityManager, In } from 'typeorm';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
import { PrefectureEntity } from './prefecture.entity.js';
import { PrefectureAliasEntity } from './prefecture-alias.entity.js';

export class PrefectureRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findAll(): Promise<PrefectureEntity[]> {
    return this.#reader.find(PrefectureEntity, { order: { id: 'ASC' } });
  }

  findByIds(ids: readonly string[]): Promise<PrefectureEntity[]> {
    return selectRows(this.#reader, PrefectureEntity, sql`WHERE id ${anyOf(ids)}`);
  }

  findAliases(names: readonly string[]): Promise<PrefectureAliasEntity[]> {
    return selectRows(this.#reader, PrefectureAliasEntity, sql`WHERE name ${anyOf(names)}`);
  }

  /** Every name of some of them. */
  findAliasesOf(ids: readonly string[]): Promise<PrefectureAliasEntity[]> {
    return this.#reader.find(PrefectureAliasEntity, { where: { prefectureId: In([...ids]) }, order: { name: 'ASC' } });
  }
}
