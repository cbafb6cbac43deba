import { type EntityManager, In } from 'typeorm';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
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
    return selectRows(this.#reader, DepartmentEntity, sql`WHERE id ${anyOf(ids)}`);
  }

  /** Every department each name ever stood for, the earliest first. */
  findAliases(names: readonly string[]): Promise<DepartmentAliasEntity[]> {
    const rest = sql`WHERE name ${anyOf([...new Set(names)])} ORDER BY name, valid_from`;
    return selectRows(this.#reader, DepartmentAliasEntity, rest);
  }

  /** Every name of some of them. */
  findAliasesOf(ids: readonly string[]): Promise<DepartmentAliasEntity[]> {
    return this.#reader.find(DepartmentAliasEntity, { where: { departmentId: In([...ids]) }, order: { name: 'ASC' } });
  }
}
