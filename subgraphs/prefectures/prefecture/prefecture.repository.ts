import { type EntityManager, In } from 'typeorm';
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
    return this.#reader.findBy(PrefectureEntity, { id: In([...ids]) });
  }

  findAliases(names: readonly string[]): Promise<PrefectureAliasEntity[]> {
    return this.#reader.findBy(PrefectureAliasEntity, { name: In([...names]) });
  }

  /** Every name of some of them. */
  findAliasesOf(ids: readonly string[]): Promise<PrefectureAliasEntity[]> {
    return this.#reader.find(PrefectureAliasEntity, { where: { prefectureId: In([...ids]) }, order: { name: 'ASC' } });
  }
}
