import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { MonthlyReport } from '../report/report.type.js';
import type { RevisionEventKind } from './revision-events.js';

enum RevisionEventKindEnum {
  OPENED = 'OPENED',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
  REPUBLISHED = 'REPUBLISHED',
}

registerEnumType(RevisionEventKindEnum, {
  name: 'RevisionEventKind',
  description: 'What became of a revision.',
  valuesConfig: {
    OPENED: { description: '起草: opened as a draft.' },
    PUBLISHED: { description: '发布: published.' },
    WITHDRAWN: { description: '撤回: taken out of publication.' },
    REPUBLISHED: { description: '重新发布: published again after it was withdrawn, unchanged.' },
  },
});

@ObjectType({ description: 'A step in the life of a revision.' })
export class RevisionEvent {
  @Field(() => RevisionEventKindEnum)
  kind!: RevisionEventKind;

  @Field(() => DateTimeScalar)
  at!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who: the subject of the token. Shown to callers with report:draft only; null for all others.',
  })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.' })
  reason!: string | null;
}

@ObjectType({ description: '修订: a revision of a month, and its history.' })
export class Revision {
  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => Int, { description: 'Counted from 1.' })
  revision!: number;

  @Field(() => Boolean, { description: 'Whether a request for the month gets this one.' })
  isCurrent!: boolean;

  @Field(() => Int, { nullable: true, description: 'The revision it corrects; null if nothing was published before.' })
  corrects!: number | null;

  @Field(() => String, { nullable: true, description: 'Why the month was corrected; null for its first revision.' })
  reason!: string | null;

  @Field(() => MonthlyReport)
  report!: MonthlyReport;
}
