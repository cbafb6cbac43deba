import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A figure so far (累计) that is less than in the month before it: it must not fall, so one of the two is wrong. Each issue alone may reconcile, so this stops no publication.',
})
export class CumulativeFinding {
  @Field(() => String, { description: '月份 that prints less, `YYYY-MM`.' })
  month!: string;

  @Field(() => String, { description: '指标: NATIONAL_APPLICATIONS_CUMULATIVE, say.' })
  indicator!: string;

  @Field(() => Float, { description: 'What that month prints.' })
  value!: number;

  @Field(() => String, {
    description: 'The published month before it that prints the figure, `YYYY-MM`; over a gap, the last one.',
  })
  previousMonth!: string;

  @Field(() => Float, { description: 'What the month before prints.' })
  previousValue!: number;
}
