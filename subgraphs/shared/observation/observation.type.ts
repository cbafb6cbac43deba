import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../graphql/scalars.js';

/*
 * A flat row, so only scalars BI tools know: YearMonth or an enum would lose them the whole table or the column.
 * Simple resolvers: a series has thousands of rows, and a promise for each of their fields is most of its cost.
 */
@ObjectType({
  description:
    'A figure (指标值) of one issue as a flat row, with its change over time. Figures no issue prints have no row.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class Observation {
  @Field(() => ID, { description: 'Indicator, month, revision and name as printed: unique over time.' })
  id!: string;

  @Field(() => String, { description: '月份: the month covered, `YYYY-MM`.' })
  month!: string;

  @Field(() => DateScalar, { description: 'The first day of the month.' })
  periodStart!: string;

  @Field(() => String, { description: '指标: EXCHANGE_TOTAL, DEPARTMENT_SERVICE, PREFECTURE_USAGE.' })
  indicator!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the department or prefecture the name stands for; null if none has it, and for the platform as a whole. Not part of the snapshot.',
  })
  subjectId!: string | null;

  @Field(() => String, { nullable: true, description: 'The name as printed; null for the platform as a whole.' })
  subjectName!: string | null;

  @Field(() => Int, { nullable: true, description: '序号, from 1; null where figures are not ranked.' })
  rank!: number | null;

  @Field(() => Float, { description: 'The count, in `unit`: always whole. 1958.21 万次 is 19582100.' })
  value!: number;

  @Field(() => String, { description: '单位 of `value`: 次, never 万次; 个 where departments are counted.' })
  unit!: string;

  @Field(() => Float, { description: 'What one step of the last printed digit is worth, in `unit`.' })
  roundingStep!: number;

  @Field(() => String, { description: 'The number as printed, such as "1958.21".' })
  reportedText!: string;

  @Field(() => String, { description: 'The unit as printed: 万次.' })
  reportedUnit!: string;

  @Field(() => Boolean, { description: '余: printed as approximate. No lower bound.' })
  approximate!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      '较上月: value less that of the month before, of the same indicator and subject. Null where that month prints no row or is not published: outside of a TOP10 is unknown, not 0.',
  })
  change!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '环比: change by the value of the month before, as a share (0.05 is 5 %), not rounded. Null where that was 0.',
  })
  changeRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '较上年同月: value less that of the same month a year before. Null as `change` is.',
  })
  yearOnYearChange!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '同比: yearOnYearChange by the value of that month, as a share, not rounded. Null where that was 0.',
  })
  yearOnYearRate!: number | null;

  @Field(() => Int, { description: '修订号 of the month the figure comes from.' })
  revision!: number;
}
