import type { Recommendation } from '../issue.js';
import type { Problems } from './problems.js';
import type { Table } from './table.js';

const HEADER = /\t资源名称\t(?:所属|提供)?(?:部委|部门|单位)$/;

/** Table 2-2. */
export function readRecommendations(tables: readonly Table[], problems: Problems): Recommendation[] {
  const [table, second] = tables;
  if (second) problems.add(second.headerLine, '只有一个推荐资源的表格', second.header.join(' '));
  if (!table) return [];
  if (!HEADER.test(table.header.join('\t'))) {
    problems.add(table.headerLine, '表头“序号 资源名称 所属部委”', table.header.join(' '));
    return [];
  }
  return table.rows.map(({ rank, cells: [name = '', ministryName = ''], line }) => ({
    rank,
    name,
    ministryName,
    line,
  }));
}
