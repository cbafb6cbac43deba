import type { Issue } from '../issue.js';
import { APPLICATION_RULES } from './application-rules.js';
import { COVER_RULES } from './cover-rules.js';
import { EXCHANGE_RULES } from './exchange-rules.js';
import { LEADER_RULES } from './leader-rules.js';
import { RANKING_RULES } from './ranking-rules.js';
import type { Finding, ReconcilableIssue, Rule } from './rule.js';
import { TABLE_RULES } from './table-rules.js';

/** Every rule a month must hold before it is published, in the order of the domain notes. */
export const RULES: readonly Rule[] = [
  ...APPLICATION_RULES,
  ...EXCHANGE_RULES,
  ...RANKING_RULES,
  ...TABLE_RULES,
  ...LEADER_RULES,
  ...COVER_RULES,
];

/** A rule and what it found in one issue. */
export interface RuleResult extends Finding {
  rule: string;
}

/** Every rule with its finding. The issue is consistent if none failed. */
export function reconcile(issue: ReconcilableIssue): RuleResult[] {
  return RULES.map((rule) => ({ rule: rule.id, ...rule.check(issue) }));
}

export const isConsistent = (results: readonly Pick<RuleResult, 'verdict'>[]): boolean =>
  results.every(({ verdict }) => verdict !== 'FAILED');

/** An issue as the reader gives it, in the form the rules look at. */
export function toReconcilable(issue: Issue): ReconcilableIssue {
  const { applications, exchange, distribution, issuedOn } = issue.overview;
  return { ...issue, applications, exchange, distribution, issuedOn };
}
