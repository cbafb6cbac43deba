import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Verdict } from '../../../issue/reconcile/rule.js';
import { DateTimeScalar } from '../../shared/graphql/scalars.js';

enum VerdictEnum {
  PASSED = 'PASSED',
  FAILED = 'FAILED',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
}

registerEnumType(VerdictEnum, {
  name: 'Verdict',
  description: 'What a rule of reconciliation found.',
  valuesConfig: {
    PASSED: { description: '通过: it holds.' },
    FAILED: { description: '不符: it does not hold.' },
    NOT_APPLICABLE: { description: '不适用: a figure or table it needs is not printed. Never the same as passing.' },
  },
});

export enum ReconciliationStatus {
  CONSISTENT = 'CONSISTENT',
  INCONSISTENT = 'INCONSISTENT',
}

registerEnumType(ReconciliationStatus, {
  name: 'ReconciliationStatus',
  valuesConfig: {
    CONSISTENT: { description: '勾稽一致: no rule failed.' },
    INCONSISTENT: { description: '勾稽不符: at least one rule failed.' },
  },
});

@ObjectType({ description: 'A rule of reconciliation (勾稽关系) and what it found.' })
export class RuleResult {
  @Field(() => String, { description: 'Its id, such as "B1".' })
  rule!: string;

  @Field(() => String, { description: 'What it says, in the words of the report.' })
  title!: string;

  @Field(() => String, { description: 'What it says, in English.' })
  description!: string;

  @Field(() => VerdictEnum)
  verdict!: Verdict;

  @Field(() => String, { nullable: true, description: 'With its unit; null if not applicable.' })
  expected!: string | null;

  @Field(() => String, { nullable: true, description: 'With its unit; null if not applicable.' })
  found!: string | null;

  @Field(() => String, { nullable: true, description: 'How far the two may differ, for rules on rounded figures.' })
  tolerance!: string | null;
}

@ObjectType({ description: 'What reconciliation found when the revision was published.' })
export class Reconciliation {
  @Field(() => ReconciliationStatus)
  status!: ReconciliationStatus;

  @Field(() => DateTimeScalar)
  checkedAt!: string;

  @Field(() => [RuleResult], { description: 'Every rule, in the order of the report.' })
  @Directive('@listSize(assumedSize: 60)')
  rules!: RuleResult[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it was published although rules failed; null if none did.',
  })
  overrideReason!: string | null;
}

@ObjectType({ description: 'What reconciliation finds now, over all sections.' })
export class ReportCheck {
  @Field(() => ReconciliationStatus)
  status!: ReconciliationStatus;

  @Field(() => [RuleResult], { description: 'Every rule, in the order of the report.' })
  @Directive('@listSize(assumedSize: 60)')
  rules!: RuleResult[];

  @Field(() => Boolean, { description: 'Whether every section is sealed.' })
  sealed!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Proof of this check over exactly these sections, for publishReport; null unless a draft with every section sealed.',
  })
  proof!: string | null;
}
