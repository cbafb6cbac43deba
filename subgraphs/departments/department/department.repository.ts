import { type EntityManager, In } from 'typeorm';
import { DepartmentEntity } from './department.entity.js';
import { DepartmentAliasEntity } from './department-alias.entity.js';

export class DepartmentRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findAll(): Promise<DepartmentEntity[]> {
    return this.#reader.find(DepartmentEntity, { order: { id: 'ASC' } });
  }

  findByIds(ids: readonly string[]): Promise<DepartmentEntity[]> {
    return this.#reader.findBy(DepartmentEntity, { id: In([...ids]) });
  }

  /** Every department each name ever stood for, the earliest first. */
  findAliases(names: readonly string[]): Promise<DepartmentAliasEntity[]> {
    return this.#reader.find(DepartmentAliasEntity, {
      where: { name: In([...new Set(names)]) },
      order: { name: 'ASC', validFrom: 'ASC' },
    });
  }

  /** Every name of some of them. */
  findAliasesOf(ids: readonly string[]): Promise<DepartmentAliasEntity[]> {
    return this.#reader.find(DepartmentAliasEntity, { where: { departmentId: In([...ids]) }, order: { name: 'ASC' } });
  }
}
