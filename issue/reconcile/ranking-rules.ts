import { UNITS } from '../unit.js';
import { inUnit } from '../volume.js';
import {
  type Finding,
  finding,
  NOT_APPLICABLE,
  type ReconcilableIssue,
  type RoundedVolume,
  type Rule,
} from './rule.js';

interface RankedRow {
  rank: number;
  name: string;
  volume?: RoundedVolume;
}

const EXPECTED = 'ranks 1, 2, 3… without a gap, volumes never rising, every name once (序号连续、数值不升、名称不重复)';

/** The first thing wrong with a ranking, in words; null if nothing is. */
function faultOf(rows: readonly RankedRow[]): string | null {
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const previous = rows[index - 1];
    if (row.rank !== index + 1) return `rank ${row.rank} ("${row.name}") where ${index + 1} is due`;
    if (previous?.volume && row.volume && row.volume.times > previous.volume.times) {
      return `"${row.name}" (${print(row.volume)}) ranks below "${previous.name}" (${print(previous.volume)})`;
    }
    if (seen.has(row.name)) return `"${row.name}" twice, again at rank ${row.rank}`;
    seen.add(row.name);
  }
  return null;
}

const print = ({ times, reportedUnit }: RoundedVolume) =>
  `${inUnit(times, reportedUnit)} ${UNITS[reportedUnit].printed}`;

function wellRanked(rows: readonly RankedRow[] | undefined): Finding {
  if (!rows?.length) return NOT_APPLICABLE;
  const fault = faultOf(rows);
  return finding(fault === null, EXPECTED, fault ?? `${rows.length} rows in order`);
}

const rankingRule = (
  table: string,
  title: string,
  rowsOf: (issue: ReconcilableIssue) => readonly RankedRow[] | undefined,
): Rule => ({
  id: `C-${table}`,
  title: `表 ${table} ${title}：序号、排序、名称`,
  description: `Table ${table}: ranks run from 1 without a gap, volumes never rise, names are unique.`,
  check: (issue) => wellRanked(rowsOf(issue)),
});

export const RANKING_RULES: readonly Rule[] = [
  rankingRule('2-2', '国家数据资源推荐', (issue) => issue.nationalSharing?.recommendations),
  rankingRule('3-2', '部门数据服务量', (issue) => issue.departmentSharing?.serviceRanking),
  rankingRule('3-3', '部门数据使用量', (issue) => issue.departmentSharing?.usageRanking),
  rankingRule('4-1', '市州数据服务情况', (issue) => issue.prefectureSharing?.serviceRanking),
  rankingRule('4-2', '市州数据使用情况', (issue) => issue.prefectureSharing?.usageRanking),
];
