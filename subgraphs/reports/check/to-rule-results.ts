import { type RuleResult as Found, isConsistent, RULES } from '../../../issue/reconcile/reconcile.js';
import { ReconciliationStatus, type RuleResult } from './reconciliation.type.js';

const RULE_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** Findings with the words of their rules; a rule that is no more keeps its id. */
export const toRuleResults = (found: readonly Found[]): RuleResult[] =>
  found.map((result) => {
    const { title = result.rule, description = result.rule } = RULE_BY_ID.get(result.rule) ?? {};
    return { title, description, ...result };
  });

export const statusOf = (found: readonly Found[]): ReconciliationStatus =>
  isConsistent(found) ? ReconciliationStatus.CONSISTENT : ReconciliationStatus.INCONSISTENT;
