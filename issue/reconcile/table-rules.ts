import { sumAtMost, sumEquals } from './rounded-sum.js';
import {
  type ExchangeFigure,
  type Finding,
  finding,
  NOT_APPLICABLE,
  type ReconcilableIssue,
  type ReconcilableRow,
  type RoundedVolume,
  type Rule,
} from './rule.js';

type Rows = readonly ReconcilableRow[] | undefined;

function against(
  rows: Rows,
  { exchange }: ReconcilableIssue,
  figure: ExchangeFigure,
  compare: (parts: RoundedVolume[], whole: RoundedVolume) => Finding,
): Finding {
  const whole = exchange?.[figure];
  return rows?.length && whole
    ? compare(
        rows.map(({ volume }) => volume),
        whole,
      )
    : NOT_APPLICABLE;
}

function sameNames(first: Rows, second: Rows): Finding {
  if (!first?.length || !second?.length) return NOT_APPLICABLE;
  const inFirst = new Set(first.map(({ name }) => name));
  const inSecond = new Set(second.map(({ name }) => name));
  const odd = [
    ...first.filter(({ name }) => !inSecond.has(name)).map(({ name }) => `"${name}" only in 4-1`),
    ...second.filter(({ name }) => !inFirst.has(name)).map(({ name }) => `"${name}" only in 4-2`),
  ];
  return finding(odd.length === 0, 'the same names in both tables', odd.join(', ') || `${first.length} names in both`);
}

export const TABLE_RULES: readonly Rule[] = [
  {
    id: 'D1',
    title: '表 3-2 合计 ≤ 省直部门提供',
    description: 'Table 3-2 sums to no more than the service volume of all departments.',
    check: (issue) => against(issue.departmentSharing?.serviceRanking, issue, 'departmentService', sumAtMost),
  },
  {
    id: 'D2',
    title: '表 3-3 合计 ≤ 省直部门使用',
    description: 'Table 3-3 sums to no more than the usage volume of all departments.',
    check: (issue) => against(issue.departmentSharing?.usageRanking, issue, 'departmentUsage', sumAtMost),
  },
  {
    id: 'D3',
    title: '表 4-1 合计 = 市州提供',
    description: 'Table 4-1 sums to the service volume of all prefectures, rounded half up as the prose rounds.',
    check: (issue) => against(issue.prefectureSharing?.serviceRanking, issue, 'prefectureService', sumEquals),
  },
  {
    id: 'D4',
    title: '表 4-2 合计 = 市州使用',
    description: 'Table 4-2 sums to the usage volume of all prefectures, rounded half up as the prose rounds.',
    check: (issue) => against(issue.prefectureSharing?.usageRanking, issue, 'prefectureUsage', sumEquals),
  },
  {
    id: 'D5',
    title: '表 4-1 与表 4-2 的地区相同',
    description: 'Tables 4-1 and 4-2 list the same prefectures.',
    check: (issue) => sameNames(issue.prefectureSharing?.serviceRanking, issue.prefectureSharing?.usageRanking),
  },
];
