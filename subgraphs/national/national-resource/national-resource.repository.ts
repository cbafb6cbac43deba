import { type EntityManager, In } from 'typeorm';
import { NationalResourceEntity } from './national-resource.entity.js';

export class NationalResourceRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findByIds(ids: readonly string[]): Promise<NationalResourceEntity[]> {
    return this.#reader.findBy(NationalResourceEntity, { id: In([...ids]) });
  }

  findByCodes(codes: readonly string[]): Promise<NationalResourceEntity[]> {
    return this.#reader.findBy(NationalResourceEntity, { code: In([...codes]) });
  }

  findByTitles(titles: readonly string[]): Promise<NationalResourceEntity[]> {
    return this.#reader.find(NationalResourceEntity, { where: { title: In([...titles]) }, order: { code: 'ASC' } });
  }
}
