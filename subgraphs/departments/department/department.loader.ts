import DataLoader from 'dataloader';
import { alignByKey, groupByKey } from '../../shared/align-by-key.js';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import type { DepartmentEntity } from './department.entity.js';
import type { DepartmentRepository } from './department.repository.js';
import { findDepartmentIds } from './department-ids.js';

/** A name as printed in the issue of a month. */
export interface PrintedName {
  name: string;
  month: YearMonth;
}

export type DepartmentLoader = DataLoader<string, DepartmentEntity | null>;

/** Departments by id: one query per tick. */
export const createDepartmentLoader = (repository: DepartmentRepository): DepartmentLoader =>
  new DataLoader(async (ids) => alignByKey(ids, await repository.findByIds(ids), ({ id }) => id), {
    name: 'Department',
  });

/** Departments by printed name, exactly as printed: `null` where nobody has that name. */
export function createNamedDepartmentLoader(repository: DepartmentRepository, departments: DepartmentLoader) {
  return new DataLoader<PrintedName, DepartmentEntity | null, string>(
    async (printed) => {
      const idOf = await findDepartmentIds(
        repository,
        printed.map(({ name }) => name),
      );
      return Promise.all(
        printed.map(({ name, month }) => {
          const id = idOf(name, month);
          return id === null ? null : departments.load(id);
        }),
      );
    },
    { name: 'NamedDepartment', cacheKeyFn: ({ name, month }) => `${month}/${name}` },
  );
}

/** Every name each of them goes by, by id. */
export const createDepartmentAliasLoader = (repository: DepartmentRepository) =>
  new DataLoader<string, string[]>(
    async (ids) => {
      const aliases = groupByKey(ids, await repository.findAliasesOf(ids), ({ departmentId }) => departmentId);
      return aliases.map((rows) => [...new Set(rows.map(({ name }) => name))]);
    },
    { name: 'DepartmentAlias' },
  );
