import type { RuleResult } from '../../../issue/reconcile/reconcile.js';

/** What a check found, as it is recorded when a revision is published. */
export interface RecordedReconciliation {
  checkedAt: string;
  rules: RuleResult[];
  /** Why it was published although rules failed; null if none did. */
  overrideReason: string | null;
}
