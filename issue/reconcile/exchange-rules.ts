import { sumEquals, sumsAgree } from './rounded-sum.js';
import { type ExchangeFigure, type Finding, NOT_APPLICABLE, type ReconcilableIssue, type Rule } from './rule.js';

/** The figures asked for, or null if the issue leaves one of them out. */
function volumesOf({ exchange }: ReconcilableIssue, ...figures: ExchangeFigure[]) {
  const volumes = figures.map((figure) => exchange?.[figure] ?? null).filter((volume) => volume !== null);
  return volumes.length === figures.length ? volumes : null;
}

function addUpToTotal(issue: ReconcilableIssue, ...parts: ExchangeFigure[]): Finding {
  const volumes = volumesOf(issue, ...parts);
  const [total] = volumesOf(issue, 'total') ?? [];
  return volumes && total ? sumEquals(volumes, total) : NOT_APPLICABLE;
}

export const EXCHANGE_RULES: readonly Rule[] = [
  {
    id: 'B1',
    title: '省直部门提供 + 市州提供 = 交换总量',
    description: 'Service volumes of departments and prefectures add up to the total exchanged.',
    check: (issue) => addUpToTotal(issue, 'departmentService', 'prefectureService'),
  },
  {
    id: 'B2',
    title: '省直部门使用 + 市州使用 = 交换总量',
    description: 'Usage volumes of departments and prefectures add up to the total exchanged.',
    check: (issue) => addUpToTotal(issue, 'departmentUsage', 'prefectureUsage'),
  },
  {
    id: 'B3',
    title: '提供总量 = 使用总量',
    description: 'Every exchange has a provider and a user: all service volumes equal all usage volumes.',
    check: (issue) => {
      const service = volumesOf(issue, 'departmentService', 'prefectureService');
      const usage = volumesOf(issue, 'departmentUsage', 'prefectureUsage');
      return service && usage ? sumsAgree(service, usage) : NOT_APPLICABLE;
    },
  },
];
