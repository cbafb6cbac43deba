import { finding, NOT_APPLICABLE, type ReconcilableIssue, type ReconcilableRankings, type Rule } from './rule.js';

type Side = 'service' | 'usage';

const leaderRule = (
  id: string,
  table: string,
  rankingsOf: (issue: ReconcilableIssue) => ReconcilableRankings | null,
  side: Side,
): Rule => ({
  id,
  title: `正文列举的排名与表 ${table} 一致`,
  description: `The names the prose puts first are the first of table ${table}, in its order.`,
  check: (issue) => {
    const rankings = rankingsOf(issue);
    const leaders = rankings?.[`${side}Leaders`];
    const rows = rankings?.[`${side}Ranking`];
    if (!leaders?.length || !rows?.length) return NOT_APPLICABLE;
    const first = rows.slice(0, leaders.length).map(({ name }) => name);
    return finding(first.join() === leaders.join(), first.join('、'), leaders.join('、'));
  },
});

export const LEADER_RULES: readonly Rule[] = [
  leaderRule('E1', '3-2', (issue) => issue.departmentSharing, 'service'),
  leaderRule('E2', '3-3', (issue) => issue.departmentSharing, 'usage'),
  leaderRule('E3', '4-1', (issue) => issue.prefectureSharing, 'service'),
  leaderRule('E4', '4-2', (issue) => issue.prefectureSharing, 'usage'),
  {
    id: 'E5',
    title: '申请响应及时度前三',
    description: 'The most timely departments: printed as names only, so there is no figure to hold them against.',
    check: () => NOT_APPLICABLE,
  },
];
