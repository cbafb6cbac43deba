import type { Reconciliation, ReconciliationStatus, RuleResult } from './reconciliation.type.js';
import type { RecordedReconciliation } from './recorded-reconciliation.js';
import { statusOf, toRuleResults } from './to-rule-results.js';

/** What was recorded when a revision was published, as clients see it. */
export class FindingsOfPublication implements Reconciliation {
  readonly status: ReconciliationStatus;
  readonly checkedAt: string;
  readonly overrideReason: string | null;
  readonly #found: RecordedReconciliation['rules'];

  constructor({ rules, checkedAt, overrideReason }: RecordedReconciliation) {
    this.status = statusOf(rules);
    this.checkedAt = checkedAt;
    this.overrideReason = overrideReason;
    this.#found = rules;
  }

  /** Two dozen findings with their words: made only for those who ask. */
  get rules(): RuleResult[] {
    return toRuleResults(this.#found);
  }
}
