import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum RankingChangeKind {
  ENTERED = 'ENTERED',
  LEFT = 'LEFT',
}

registerEnumType(RankingChangeKind, {
  name: 'RankingChangeKind',
  description: 'How a ranking changed.',
  valuesConfig: {
    ENTERED: { description: '进入: printed in this month, not in the month before.' },
    LEFT: { description: '退出: printed in the month before, not in this one.' },
  },
});

@ObjectType({
  description:
    'An entry into, or an exit from, a table from one month to the next. Where one of the tables prints fewer rows, only places both print count: beyond them nobody knows.',
})
@Directive('@shareable')
export class RankingChange {
  @Field(() => String, { description: '月份: the later of the two months, `YYYY-MM`.' })
  month!: string;

  @Field(() => String, { description: '指标: the table, such as DEPARTMENT_SERVICE.' })
  indicator!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the department or prefecture; null if none has the name.' })
  subjectId!: string | null;

  @Field(() => String, { description: 'The name as printed, in the month that prints it.' })
  subjectName!: string;

  @Field(() => RankingChangeKind)
  kind!: RankingChangeKind;

  @Field(() => Int, { nullable: true, description: '序号 in this month; null for who left.' })
  rank!: number | null;

  @Field(() => Int, { nullable: true, description: '序号 in the month before; null for who entered.' })
  previousRank!: number | null;
}
