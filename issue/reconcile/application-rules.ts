import {
  type ApplicationFigure,
  type Finding,
  finding,
  NOT_APPLICABLE,
  type ReconcilableIssue,
  type Rule,
} from './rule.js';

/** Counts are printed whole, so they add up exactly or not at all. */
function addUp(issue: ReconcilableIssue, parts: readonly ApplicationFigure[], whole: ApplicationFigure): Finding {
  const expected = issue.applications?.[whole] ?? null;
  const printed = parts.map((part) => issue.applications?.[part] ?? null).filter((count) => count !== null);
  if (expected === null || printed.length === 0) return NOT_APPLICABLE;

  const sum = printed.reduce((total, count) => total + count, 0);
  if (printed.length === parts.length) return finding(sum === expected, `${expected} 次`, `${sum} 次`);
  // A clause is left out (未审核 0 次, say): nothing to compare, unless what is printed is already too much.
  return sum > expected ? finding(false, `${expected} 次`, `${sum} 次`) : NOT_APPLICABLE;
}

export const APPLICATION_RULES: readonly Rule[] = [
  {
    id: 'A1',
    title: '审核 + 未审核 + 无条件共享 = 发起申请',
    description: 'Applications reviewed, pending and unconditional add up to those submitted.',
    check: (issue) => addUp(issue, ['reviewed', 'pending', 'unconditional'], 'submitted'),
  },
  {
    id: 'A2',
    title: '签发 + 驳回 = 审核',
    description: 'Applications issued and rejected add up to those reviewed.',
    check: (issue) => addUp(issue, ['issued', 'rejected'], 'reviewed'),
  },
];
