import { groupByKey } from '../../shared/align-by-key.js';
import type { SubjectIdOf } from '../../shared/ranking/rank-figure.loader.js';
import type { DepartmentRepository } from './department.repository.js';

/** Which department each of these names stands for, month by month: names change hands. One statement for all names. */
export async function findDepartmentIds(
  repository: DepartmentRepository,
  names: readonly string[],
): Promise<SubjectIdOf> {
  const distinct = [...new Set(names)];
  const aliases = groupByKey(distinct, await repository.findAliases(distinct), ({ name }) => name);
  const byName = new Map(distinct.map((name, index) => [name, aliases[index]]));
  return (name, month) => byName.get(name)?.findLast(({ validFrom }) => validFrom <= month)?.departmentId ?? null;
}
